# Nomograms: rms::nomogram on a fit to full convergence; pretty() on many ranges.
source("write.R")
source("cohorts.R")
suppressMessages(library(rms))

axes <- function(d) {
  assign("ranges_of_data", datadist(d), globalenv())
  options(datadist = "ranges_of_data")
  fit <- lrm(y ~ ., d, x = TRUE, y = TRUE, eps = 1e-14, maxit = 100, tol = 1e-13)
  nomo <- nomogram(fit, fun = plogis, funlabel = "probability", lp = TRUE)
  variables <- setdiff(names(d), "y")
  list(call = "rms::nomogram(lrm(y ~ ., eps = 1e-14), fun = plogis)", data = columns(d),
    axes = lapply(setNames(variables, variables), function(v) {
      value <- nomo[[v]][[1]]
      list(value = I(if (is.numeric(value)) value else as.character(value)), points = I(unname(nomo[[v]]$points)))
    }),
    total = I(nomo$total.points$x), lp = I(nomo$lp$x.real), lp_at = I(nomo$lp$x),
    probability = I(nomo$probability$x.real), probability_at = I(nomo$probability$x),
    fitted = I(unname(plogis(fit$linear.predictors))))
}

d <- study_cohort(98, 21)
reversed <- d
reversed$age <- -reversed$age
few <- d[c("score", "y")]
few$grade <- as.numeric(cut(d$age, c(-Inf, 40, 50, 60, Inf)))
one <- d[c("score", "y")]
set.seed(22)
ranges <- rbind(c(0, 1), c(0, 10), c(-3.2, 2.7), c(12, 97), c(0.001, 0.0047), c(5, 5), c(0, 0), c(-2, -2), c(1e6, 1e6 +
  3),
  c(0.1, 0.1 + 1e-12), c(1000, 1000 + 1e-10), c(-1, 0), c(0, 263.4), c(1e-8, 2e-8), c(-1e9, 3e9), c(99.99, 100.01),
  t(replicate(200, sort(round(rnorm(1, 0, 10^runif(1, -3, 4)) + c(0, 10^runif(1, -3, 4)), 5)))))
write_reference("nomogram", list(
  nomograms = list(study = axes(d), reversed = axes(reversed), few_values = axes(few), one_variable = axes(one)),
  pretty = list(call = "pretty(range, n)", low = I(ranges[, 1]), high = I(ranges[, 2]),
    ten = lapply(seq_len(nrow(ranges)), function(i) I(pretty(ranges[i, ], 10))),
    five = lapply(seq_len(nrow(ranges)), function(i) I(pretty(ranges[i, ], 5))))), "rms")
