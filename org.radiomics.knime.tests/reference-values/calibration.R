# The whole table of rms::validate, val.prob, recalibration, and Hosmer-Lemeshow under both rules, on awkward data.
source("write.R")
source("cohorts.R")
suppressMessages(library(rms))

# lrm ends up to 1e-11 short of the maximum; Newton steps from there.
polished <- function(fit) {
  x <- cbind(1, fit$x)
  b <- fit$coefficients
  for (i in 1:3) {
    p <- plogis(drop(x %*% b))
    b <- b + drop(solve(crossprod(x, x * p * (1 - p)), crossprod(x, fit$y - p)))
  }
  fit$coefficients[] <- b
  fit$linear.predictors[] <- drop(x %*% b)
  fit
}

# With the rows of every resample, from 0. predab.resample draws sample(n, replace = TRUE) once per repetition.
validated <- function(d, B, seed) {
  fit <- polished(lrm(y ~ ., d, x = TRUE, y = TRUE, eps = 1e-14, maxit = 100, tol = 1e-13))
  n <- nrow(fit$x)
  set.seed(seed)
  rows <- t(replicate(B, sample(n, replace = TRUE)))
  set.seed(seed)
  capture.output(val <- validate(fit, method = "boot", B = B))
  set.seed(seed)
  capture.output(cal <- calibrate(fit, method = "boot", B = B))
  list(call = "set.seed(seed); rms::validate(lrm(y ~ ., eps = 1e-14), B = B)", data = columns(d),
    resamples = unname(rows) - 1, names = rownames(val), table = unname(unclass(val)[, 1:6]),
    predicted = I(unname(cal[, "predy"])), corrected = I(unname(cal[, "calibrated.corrected"])))
}

assessed <- function(p, y) {
  v <- suppressWarnings(val.prob(p, y, pl = FALSE))
  line <- glm(y ~ qlogis(p), binomial, control = glm.control(epsilon = 1e-15, maxit = 100))
  fixed <- glm(y ~ 1, binomial, offset = qlogis(p), control = glm.control(epsilon = 1e-15, maxit = 100))
  other <- plogis(seq(-3, 3, length = 7))
  error <- abs(p - approx(lowess(p, y, iter = 0), xout = p, ties = mean)$y)
  chisq <- -2 * sum(dbinom(y, 1, p, log = TRUE)) - deviance(line)
  n <- length(y)
  list(call = "rms::val.prob(p, y); glm(y ~ qlogis(p)); glm(y ~ offset(qlogis(p)))", p = I(p), y = I(y),
    val_prob = as.list(v[c("Dxy", "R2", "D", "Brier", "Emax", "E90", "Eavg", "S:z", "S:p")]),
    val_prob_early = as.list(v[c("U", "U:Chi-sq", "U:p", "Q", "Intercept", "Slope")]), e50 = median(error),
    u = (chisq - 2) / n, u_chisq = chisq, u_p = pchisq(chisq, 2, lower.tail = FALSE),
    intercept = coef(line)[[1]], slope = coef(line)[[2]], in_the_large = coef(fixed)[[1]], other = I(other),
    recalibrated = I(plogis(coef(line)[[1]] + coef(line)[[2]] * qlogis(other))),
    shifted = I(plogis(coef(fixed)[[1]] + qlogis(other))))
}

groups <- function(p, y, g) {
  group <- cut(p, unique(quantile(p, seq(0, 1, 1 / g))), include.lowest = TRUE)
  n <- as.vector(table(group))
  observed <- as.vector(tapply(y, group, sum))
  expected <- as.vector(tapply(p, group, sum))
  keep <- n > 0
  x2 <- sum(((observed - expected)^2 / expected + (observed - expected)^2 / (n - expected))[keep])
  list(call = "cut(p, unique(quantile(p, seq(0, 1, 1 / g))), include.lowest = TRUE); pchisq(lower.tail = FALSE)",
    p = I(p), y = I(y), g = g, statistic = x2, p_training = pchisq(x2, sum(keep) - 2, lower.tail = FALSE),
    p_validation = pchisq(x2, sum(keep), lower.tail = FALSE))
}

study <- study_cohort(98, 41)
few <- study_cohort(24, 42)[c("score", "age", "y")]
strong <- study_cohort(45, 43, 3)[c("score", "age", "y")]
ties <- transform(study_cohort(70, 44)[c("score", "signal", "y")], score = round(score))
heavy <- study_cohort(80, 45)[c("score", "age", "y")]
set.seed(45)
heavy$score <- signif(heavy$score + rcauchy(80), 6)
tiny <- transform(study_cohort(60, 46)[c("score", "age", "y")], score = signif(score * 1e-2, 8), age = age * 10)
rare <- study_cohort(150, 47)[c("score", "age", "y")]
rare$y <- as.integer(rare$y == 1 & rank(-rare$score + 0.02 * rare$age) <= 25)
apart <- study_cohort(37, 48)
fit <- glm(y ~ age + signal + score, binomial, study)
p <- signif(unname(predict(fit, apart, type = "response")), 8)
wrong <- signif(plogis(-0.7 * qlogis(p) + 1), 8)
set.seed(49)
heavy_p <- signif(plogis(rcauchy(60)), 8)
heavy_p <- pmin(pmax(heavy_p, 1e-5), 1 - 1e-5)
tied <- pmin(pmax(round(p, 1), 0.05), 0.95)
write_reference("calibration", list(
  validated = list(study = validated(study, 60, 1), few = validated(few, 40, 2), separated_resamples = validated(strong,
    60, 3), ties = validated(ties, 40, 4), heavy_tails = validated(heavy, 40, 5), scales = validated(tiny, 40, 6),
    rare = validated(rare, 40, 7), four_levels = validated(study[c("location", "score", "y")], 40, 8)),
  assessed = list(apart = assessed(p, apart$y), wrong_way = assessed(wrong, apart$y), heavy_tails = assessed(heavy_p,
    rbinom(60, 1, 0.4)), ties = assessed(tied, apart$y), seven_rows = assessed(p[1:7], c(1, 0, 0, 1, 0, 1, 0)),
    one_event = assessed(p, as.integer(seq_along(p) == 11))),
  hosmer_lemeshow = list(apart = groups(p, apart$y, 10), ties = groups(tied, apart$y, 10), poor = groups(signif(plogis(-4 *
    qlogis(p)), 8), apart$y, 6), hopeless = groups(signif(plogis(qlogis(p) - 15), 8), apart$y, 5))), "rms")
