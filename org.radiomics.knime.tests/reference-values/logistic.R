# Logistic regression: glm to full convergence, Firth's correction by brglm2, likelihood limits by root finding.
source("write.R")
source("cohorts.R")
suppressMessages({library(MASS); library(brglm2)})

control <- glm.control(epsilon = 1e-14, maxit = 100)

maximum <- function(d, profile = FALSE) {
  fit <- glm(y ~ ., binomial, d, control = control)
  s <- coef(summary(fit))
  r <- list(call = "glm(y ~ ., binomial, epsilon = 1e-14)", data = columns(d), coefficient = I(unname(s[, 1])),
    se = I(unname(s[, 2])), z = I(unname(s[, 3])), p = I(unname(s[, 4])), wald = unname(confint.default(fit)),
    logLik = as.numeric(logLik(fit)), null_deviance = fit$null.deviance, aic = AIC(fit),
    fitted = I(unname(fitted(fit))), covariance = unname(vcov(fit)))
  if (profile) {
    r$mass <- unname(suppressMessages(confint(fit)))
    r$profile <- exact_profile(fit, d)
  }
  r
}

# Where the deviance, with one coefficient held, exceeds the least by the chi-square quantile.
exact_profile <- function(fit, d) {
  X <- model.matrix(fit)
  se <- sqrt(diag(vcov(fit)))
  t(sapply(seq_len(ncol(X)), function(j) {
    excess <- function(b) {
      rest <- glm.fit(X[, -j, drop = FALSE], d$y, family = binomial(), offset = X[, j] * b, control = control)
      rest$deviance - deviance(fit) - qchisq(.95, 1)
    }
    b <- coef(fit)[[j]]
    c(uniroot(excess, b - c(6, 0) * se[j], tol = 1e-12)$root, uniroot(excess, b + c(0, 6) * se[j], tol = 1e-12)$root)
  }))
}

firth <- function(d, profile = FALSE) {
  fit <- glm(y ~ ., binomial, d, method = "brglmFit", type = "AS_mean", epsilon = 1e-13, maxit = 10000)
  s <- coef(summary(fit))
  X <- model.matrix(fit)
  r <- list(call = "glm(y ~ ., binomial, method = brglmFit, type = 'AS_mean', epsilon = 1e-13)", data = columns(d),
    coefficient = I(unname(s[, 1])), se = I(unname(s[, 2])), penalized = penalized(coef(fit), X, d$y))
  if (profile) r$profile <- penalized_profile(coef(fit), vcov(fit), X, d$y)
  r
}

penalized <- function(b, X, y) {
  eta <- drop(X %*% b)
  sum(plogis(ifelse(y == 1, eta, -eta), log.p = TRUE)) + determinant(crossprod(X * sqrt(dlogis(eta))))$modulus[[1]] / 2
}

penalized_profile <- function(b, V, X, y) {
  se <- sqrt(diag(V))
  best <- function(j, value) {
    rest <- seq_along(b)[-j]
    b[rest] <- b[rest] + V[rest, j] / V[j, j] * (value - b[j])
    b[j] <- value
    for (again in 1:2000) {
      p <- plogis(drop(X %*% b))
      W <- X * sqrt(p * (1 - p))
      h <- rowSums((W %*% solve(crossprod(W))) * W)
      step <- solve(crossprod(W[, rest]), crossprod(X[, rest], y - p + h * (0.5 - p)))
      b[rest] <- b[rest] + 0.5 * step
      if (max(abs(step / se[rest])) < 1e-11) return(penalized(b, X, y))
    }
    stop("not converged")
  }
  top <- penalized(b, X, y)
  t(sapply(seq_along(b), function(j) {
    excess <- function(v) 2 * (top - best(j, v)) - qchisq(.95, 1)
    c(uniroot(excess, b[j] - c(3, 0) * se[j], tol = 1e-10)$root, uniroot(excess, b[j] + c(0, 3) * se[j],
      tol = 1e-10)$root)
  }))
}

d <- study_cohort(98, 1)
shift <- d[c("age", "score", "y")]
shift$age <- 1e6 + shift$age
scales <- data.frame(tiny = d$age * 2^-900, huge = d$score * 2^900, y = d$y)
plain <- data.frame(tiny = d$age, huge = d$score, y = d$y)
tails <- data.frame(x = round(qt(((1:60) - .5) / 60, 1.5), 5), y = as.integer((1:60 + c(0, 25, 7)) %% 60 > 30))
rare <- study_cohort(300, 4)
rare$y[cumsum(rare$y) > 6] <- 0L
one_event <- data.frame(x = c(1, 2, 3, 4, 5, 6, 7, 8, 9, 10), y = c(0, 0, 0, 0, 0, 0, 1, 0, 0, 0))
complete <- data.frame(x = c(1:5, 7:12), z = c(3, 1, 4, 1, 5, 9, 2, 6, 5, 3, 5), y = rep(0:1, c(5, 6)))
quasi <- data.frame(g = factor(rep(c("a", "b", "c"), c(8, 7, 5))), x = c(2, 7, 1, 8, 2, 8, 1, 8, 2, 8, 4, 5, 9, 0, 4,
  5, 2, 3, 5, 3),
  y = c(0, 1, 0, 1, 1, 0, 1, 0, 1, 0, 1, 1, 0, 0, 1, 1, 1, 1, 1, 1))

cases <- list(study = maximum(d, TRUE), four_levels_only = maximum(d[c("location", "y")]),
  large_mean = maximum(shift), heavy_tails = maximum(tails, TRUE), rare_outcome = maximum(rare[c("age", "score", "y")]),
  one_event = maximum(one_event))
# glm cannot take columns of 2^-900 and 2^900; powers of two rescale its answer for plain columns exactly.
scaled <- maximum(plain)
scaled$call <- "glm(y ~ x / scale), rescaled by powers of two"
scaled$data <- columns(scales)
factor <- c(1, 2^900, 2^-900)
scaled$coefficient <- I(scaled$coefficient * factor)
scaled$se <- I(scaled$se * factor)
scaled$wald <- scaled$wald * factor
scaled$covariance <- NULL
cases$extreme_scales <- scaled

write_reference("logistic", list(maximum_likelihood = cases,
  firth = list(study = firth(d[c("age", "signal", "score", "y")], TRUE), complete_separation = firth(complete),
    quasi_separation = firth(quasi), one_event = firth(one_event), four_levels = firth(d[c("location", "y")]))),
  c("MASS", "brglm2"))
