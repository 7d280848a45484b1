# Calibration (rms calibrate, validate, val.prob), lowess, Hosmer-Lemeshow, decision curves.
source("write.R")
source("cohorts.R")
suppressMessages(library(rms))

# The bias correction with the rows of every resample, from 0. predab.resample draws sample(n, replace = TRUE) once per
# repetition.
corrected <- function(d, B, seed) {
  fit <- lrm(y ~ ., d, x = TRUE, y = TRUE, eps = 1e-14, maxit = 100, tol = 1e-13)
  n <- nrow(d)
  set.seed(seed)
  rows <- t(replicate(B, sample(n, replace = TRUE)))
  set.seed(seed)
  capture.output(cal <- calibrate(fit, method = "boot", B = B))
  set.seed(seed)
  capture.output(val <- validate(fit, method = "boot", B = B))
  p <- attr(cal, "predicted")
  error <- p - approx(cal[, "predy"], cal[, "calibrated.corrected"], xout = p, ties = mean)$y
  list(call = "set.seed(seed); rms::calibrate(lrm(y ~ ., eps = 1e-14), B = B); rms::validate()", data = columns(d),
    resamples = unname(rows) - 1, predicted = I(unname(cal[, "predy"])), apparent = I(unname(cal[, "calibrated.orig"])),
    corrected = I(unname(cal[, "calibrated.corrected"])), fitted = max(cal[, "n"]),
    average_error = mean(abs(error), na.rm = TRUE), error90 = unname(quantile(abs(error), 0.9, na.rm = TRUE)),
    measures = lapply(split(val[c("Dxy", "Intercept", "Slope", "B"), 1:3], c("Dxy", "Intercept", "Slope", "B")),
      function(v) I(unname(v))))
}

assessed <- function(p, y) {
  v <- val.prob(p, y, pl = FALSE)
  s <- lowess(p, y, iter = 0)
  places <- seq(sort(p)[5], sort(p)[length(p) - 4], length = 50)
  error <- abs(p - approx(s, xout = p, ties = mean)$y)
  list(call = "rms::val.prob(p, y); lowess(p, y, iter = 0); glm(y ~ offset(qlogis(p)))", p = I(p), y = I(y),
    intercept = v[["Intercept"]], slope = v[["Slope"]], brier = v[["Brier"]], average_error = v[["Eavg"]],
    error90 = v[["E90"]], error50 = median(error),
    in_the_large = coef(glm(y ~ 1, binomial, offset = qlogis(p), control = glm.control(epsilon = 1e-14)))[[1]],
    predicted = I(places), apparent = I(approx(s, xout = places, ties = function(x) x[1])$y))
}

smooth <- function(x, y, f = 2/3, delta = 0.01) {
  s <- lowess(x, y, f = f, iter = 0, delta = delta * diff(range(x)))
  list(call = "lowess(x, y, f, iter = 0, delta = share * diff(range(x)))", x = I(x), y = I(y), f = f, delta = delta,
    smooth = I(s$y))
}

groups <- function(p, y, g = 10) {
  group <- cut(p, unique(quantile(p, seq(0, 1, 1 / g))), include.lowest = TRUE)
  n <- as.vector(table(group))
  observed <- as.vector(tapply(y, group, sum))
  expected <- as.vector(tapply(p, group, sum))
  keep <- n > 0
  x2 <- sum(((observed - expected)^2 / expected + (observed - expected)^2 / (n - expected))[keep])
  k <- sum(keep)
  list(call = "cut(p, unique(quantile(p, seq(0, 1, 1 / g))), include.lowest = TRUE); pchisq(lower.tail = FALSE)",
    p = I(p), y = I(y), g = g, rows = I(n[keep]), observed = I(observed[keep]), expected = I(expected[keep]),
      statistic = x2,
    p_training = pchisq(x2, k - 2, lower.tail = FALSE), p_validation = pchisq(x2, k, lower.tail = FALSE))
}

benefit <- function(p, y, thresholds = 0:99 / 100) {
  n <- length(y)
  net <- function(called) sapply(seq_along(thresholds), function(k) {
    t <- thresholds[k]
    sum(called[, k] & y == 1) / n - sum(called[, k] & y == 0) / n * t / (1 - t)
  })
  model <- net(outer(p, thresholds, ">="))
  all <- net(matrix(TRUE, n, length(thresholds)))
  list(call = "sum(p >= t & y == 1) / n - sum(p >= t & y == 0) / n * t / (1 - t)", p = I(p), y = I(y), model = I(model),
    all = I(all), avoided = I((100 * (model - all) / (thresholds / (1 - thresholds)))))
}

d <- study_cohort(98, 31)
strong <- study_cohort(40, 32, 3)[c("score", "age", "y")]
ties <- transform(study_cohort(60, 33)[c("score", "y")], score = round(score))
v <- study_cohort(37, 34)
fit <- glm(y ~ age + signal + score, binomial, d)
p <- signif(unname(predict(fit, v, type = "response")), 8)
tied <- round(p, 1)
tied[tied == 0] <- 0.05
tied[tied == 1] <- 0.95
set.seed(35)
many <- round(rnorm(400), 1)
clump <- c(rep(0, 30), round(runif(20), 3), 1)
xs <- round(sort(runif(90))^3, 4)
write_reference("evaluation", list(
  corrected = list(study = corrected(d, 80, 1), separated_resamples = corrected(strong, 60, 2),
    ties = corrected(ties, 40, 3), four_levels = corrected(d[c("location", "score", "y")], 30, 4)),
  assessed = list(validation = assessed(p, v$y), ties = assessed(tied, v$y), twelve_rows = assessed(p[1:12],
    v$y[1:12])),
  lowess = list(cubed = smooth(xs, as.integer(runif(90) < xs)), many_ties = smooth(many, round(sin(many), 4)),
    clump = smooth(clump, as.integer(runif(51) < 0.5)), narrow = smooth(xs, round(cos(3 * xs), 5), 0.2, 0),
    two = smooth(c(1, 2), c(0, 1)), constant = smooth(rep(2, 5), c(0, 1, 1, 0, 1)), three = smooth(c(3, 1, 2), c(0, 1,
      1))),
  hosmer_lemeshow = list(validation = groups(p, v$y), ties = groups(tied, v$y), five = groups(p, v$y, 5),
    training = groups(unname(fitted(fit)), d$y), poor = groups(signif(plogis(-4 * qlogis(p)), 8), v$y)),
  decision = list(validation = benefit(p, v$y), at_thresholds = benefit(round(p, 2), v$y),
    all = benefit(unname(fitted(fit)), d$y))), "rms")
