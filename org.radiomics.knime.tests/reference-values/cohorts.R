# Invented cohorts for the scripts about models and their evaluation. Values are rounded, so that JSON holds them
# exactly.

# n patients with the study's clinical variables and a score; the outcome follows a logistic model of them.
study_cohort <- function(n, seed, strength = 1) {
  set.seed(seed)
  d <- data.frame(
    age = round(rnorm(n, 54, 15)),
    max_diameter = round(exp(rnorm(n, 1.2, 0.5)), 2),
    signal = factor(sample(c("uneven", "uniform"), n, TRUE), c("uneven", "uniform")),
    location = factor(sample(c("cervical", "lumbar", "sacrum", "thoracic"), n, TRUE, c(.15, .35, .15, .35)),
      c("cervical", "lumbar", "sacrum", "thoracic")),
    score = round(rnorm(n), 4))
  eta <- strength * (0.05 * (d$age - 54) - 0.9 * (d$signal == "uniform") + c(0, 0.5, -0.7, 0.3)[d$location] +
    1.4 * d$score)
  d$y <- as.integer(runif(n) < plogis(eta))
  d
}

# The columns of a data frame as lists that to_json writes: numbers, or levels and values.
columns <- function(d) lapply(d, function(v) if (is.factor(v)) list(levels = levels(v),
  values = I(as.character(v))) else I(v))
