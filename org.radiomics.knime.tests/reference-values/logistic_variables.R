# Tests of the variables of logistic regressions: drop1, car::vif, information criteria, pseudo-R2; the paths of step()
# and of selection by p; penalised likelihood-ratio tests and profile limits by logistf.
source("write.R")
source("cohorts.R")
suppressMessages({library(car); library(logistf); library(brglm2)})

control <- glm.control(epsilon = 1e-14, maxit = 100)
fit_all <- function(d) glm(y ~ ., binomial, d, control = control)

variables <- function(d, values = d) {
  d <- na.omit(d)
  fit <- fit_all(d)
  t <- drop1(fit, test = "LRT")
  v <- if (ncol(d) > 2) car::vif(fit) else 1
  p <- fitted(fit)
  pairs <- outer(p[d$y == 1], p[d$y == 0], function(a, b) ifelse(abs(a - b) < 1e-12, 0.5, a > b))
  cox <- 1 - exp((deviance(fit) - fit$null.deviance) / nrow(d))
  list(call = "drop1(glm(y ~ ., binomial, epsilon = 1e-14), test = 'LRT'); car::vif", data = columns(values),
    df = I(t$Df[-1]), lr = I(t$LRT[-1]), p = I(t[["Pr(>Chi)"]][-1]), vif = I(unname(if (is.matrix(v)) v[, 1] else v)),
    whole = fit$null.deviance - deviance(fit),
    whole_p = pchisq(fit$null.deviance - deviance(fit), fit$df.null - fit$df.residual, lower.tail = FALSE),
    bic = BIC(fit), mcfadden = 1 - deviance(fit) / fit$null.deviance, cox_snell = cox,
    nagelkerke = cox / (1 - exp(-fit$null.deviance / nrow(d))), tjur = mean(p[d$y == 1]) - mean(p[d$y == 0]),
    concordance = mean(pairs))
}

path <- function(fit) list(steps = I(trimws(as.character(fit$anova$Step))[-1]), aic = I(fit$anova$AIC),
  chosen = I(attr(terms(fit), "term.labels")))

by_p <- function(full, fit, backward, forward, enter = 0.05, remove = 0.1) {
  steps <- character()
  repeat {
    change <- character()
    if (backward && length(attr(terms(fit), "term.labels"))) {
      t <- drop1(fit, test = "LRT")[-1, ]
      worst <- which.max(t[["Pr(>Chi)"]])
      if (t[["Pr(>Chi)"]][worst] > remove) change <- paste("-", rownames(t)[worst])
    }
    if (forward && !length(change) && length(attr(terms(fit), "term.labels")) < length(attr(terms(full), "term.labels"))) {
      t <- add1(fit, formula(full), test = "LRT")[-1, ]
      best <- which.min(t[["Pr(>Chi)"]])
      if (t[["Pr(>Chi)"]][best] < enter) change <- paste("+", rownames(t)[best])
    }
    if (!length(change)) return(list(steps = I(steps), chosen = I(attr(terms(fit), "term.labels"))))
    fit <- update(fit, paste(". ~ .", change))
    steps <- c(steps, change)
  }
}

stepwise <- function(d) {
  assign("complete_rows", na.omit(d), globalenv())
  full <- glm(reformulate(setdiff(names(d), "y"), "y"), binomial, complete_rows, control = control)
  null <- glm(y ~ 1, binomial, complete_rows, control = control)
  list(call = "step(direction, trace = 0); drop1 and add1 by p, 0.05 to enter, 0.1 to be removed", data = columns(d),
    backward = path(step(full, direction = "backward", trace = 0)), both = path(step(full, direction = "both", trace = 0)),
    forward = path(step(null, formula(full), direction = "forward", trace = 0)),
    backward_p = by_p(full, full, TRUE, FALSE), both_p = by_p(full, full, TRUE, TRUE),
    forward_p = by_p(full, null, FALSE, TRUE))
}

firth <- function(d) {
  fit <- logistf(y ~ ., d, control = logistf.control(maxit = 5000, lconv = 1e-13, gconv = 1e-10, xconv = 1e-10),
    plcontrol = logistpl.control(maxit = 5000, lconv = 1e-12, xconv = 1e-10))
  widths <- sapply(setdiff(names(d), "y"), function(v) if (is.factor(d[[v]])) nlevels(d[[v]]) - 1 else 1)
  ends <- 1 + cumsum(widths)
  lr <- mapply(function(from, to) {
    smaller <- logistf(y ~ ., d, control = logistf.control(maxit = 5000, lconv = 1e-13, gconv = 1e-10, xconv = 1e-10),
      modcontrol = logistf.mod.control(terms.fit = setdiff(seq_along(coef(fit)), from:to)), pl = FALSE)
    2 * (fit$loglik[["full"]] - smaller$loglik[["full"]])
  }, ends - widths + 1, ends)
  list(call = "logistf(y ~ .)", data = columns(d), lower = I(unname(fit$ci.lower)), upper = I(unname(fit$ci.upper)),
    lr = I(unname(lr)), prob = I(unname(fit$prob)), whole = 2 * (fit$loglik[["full"]] - fit$loglik[["null"]]))
}

# The highest of the maxima of the penalised likelihood that many starts lead to, made exact by brglm2.
highest <- function(d) {
  X <- model.matrix(y ~ ., d)
  penalized <- function(b) {
    eta <- drop(X %*% b)
    sum(plogis(ifelse(d$y == 1, eta, -eta), log.p = TRUE)) +
      determinant(crossprod(X * sqrt(dlogis(eta))))$modulus[[1]] / 2
  }
  starts <- cbind(qlogis(mean(d$y)), as.matrix(expand.grid(rep(list(c(-0.5, 0, 0.5)), ncol(X) - 1))))
  ends <- lapply(seq_len(nrow(starts)), function(i) optim(starts[i, ], function(b) -penalized(b), method = "BFGS",
    control = list(maxit = 2000, reltol = 1e-14)))
  values <- -sapply(ends, function(end) end$value)
  exact <- glm(y ~ ., binomial, d, method = "brglmFit", type = "AS_mean", epsilon = 1e-13, maxit = 10000,
    start = ends[[which.max(values)]]$par)
  list(call = "brglmFit from the best of 3^p starts of optim", data = columns(d), penalized = penalized(coef(exact)),
    lower_maximum = min(values), coefficient = I(unname(coef(exact))))
}

d <- study_cohort(98, 1)
relevelled <- d
relevelled$location <- relevel(relevelled$location, "sacrum")
set.seed(5)
gaps <- d
gaps$age[c(3, 40, 77)] <- NA
gaps$score[c(3, 9)] <- NA
correlated <- data.frame(a = round(rnorm(120), 3))
correlated$b <- round(correlated$a + rnorm(120) / 10, 3)
correlated$c <- round(correlated$a - correlated$b + rnorm(120), 3)
correlated$grade <- sample(0:3, 120, TRUE)
correlated$y <- as.integer(runif(120) < plogis(correlated$a - correlated$c + 0.4 * correlated$grade - 0.6))
tails <- data.frame(x = round(qt(((1:60) - .5) / 60, 1.5), 5), y = as.integer((1:60 + c(0, 25, 7)) %% 60 > 30))
plain <- data.frame(tiny = d$age, huge = d$score, y = d$y)
extreme <- data.frame(tiny = d$age * 2^-1000, huge = d$score * 2^990, y = d$y)
noise <- as.data.frame(round(matrix(rnorm(60 * 12), 60), 3))
noise$y <- as.integer(runif(60) < plogis(noise$V2 - 0.8 * noise$V7))
one_event <- data.frame(x = c(1, 2, 3, 4, 5, 6, 7, 8, 9, 10), y = c(0, 0, 0, 0, 0, 0, 1, 0, 0, 0))
complete <- data.frame(x = c(1:5, 7:12), z = c(3, 1, 4, 1, 5, 9, 2, 6, 5, 3, 5), y = rep(0:1, c(5, 6)))
quasi <- data.frame(g = factor(rep(c("a", "b", "c"), c(8, 7, 5))), x = c(2, 7, 1, 8, 2, 8, 1, 8, 2, 8, 4, 5, 9, 0, 4,
  5, 2, 3, 5, 3),
  y = c(0, 1, 0, 1, 1, 0, 1, 0, 1, 0, 1, 1, 0, 0, 1, 1, 1, 1, 1, 1))

set.seed(44)
two_maxima <- data.frame(x = round(rt(60, 1.5), 2), z = round(rt(60, 1.5), 2))
two_maxima$y <- as.integer(seq_len(60) %in% sample(60, 3))

relevel_fit <- fit_all(relevelled)
write_reference("logistic_variables", list(
  variables = list(study = variables(d), missing_values = variables(gaps), correlated = variables(correlated),
    heavy_tails = variables(tails), one_event = variables(one_event), extreme_scales = variables(plain, extreme)),
  reference = list(call = "relevel(location, 'sacrum')", data = columns(d), level = "sacrum",
    coefficient = I(unname(coef(relevel_fit))), se = I(unname(sqrt(diag(vcov(relevel_fit)))))),
  stepwise = list(study = stepwise(d), missing_values = stepwise(gaps), correlated = stepwise(correlated),
    noise = stepwise(noise)),
  firth = list(study = firth(d[c("age", "signal", "score", "y")]), complete_separation = firth(complete),
    quasi_separation = firth(quasi), one_event = firth(one_event), four_levels = firth(d[c("location", "y")])),
  two_maxima = highest(two_maxima)), c("car", "logistf", "brglm2"))
