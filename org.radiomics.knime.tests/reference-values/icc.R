# ICC: psych::ICC in its classical form. Input: rows are subjects, columns raters, NaN where a reading is missing.
source("write.R")
suppressMessages(library(psych))
set.seed(20230201)

one <- function(ratings) {
  complete <- ratings[rowSums(is.finite(ratings)) == ncol(ratings), , drop = FALSE]
  r <- ICC(complete, lmer = FALSE)$results
  list(ratings = ratings, call = "psych::ICC(na.omit(ratings), lmer = FALSE)$results",
    estimate = r$ICC, f = r$F, df1 = r$df1, df2 = r$df2, p = r$p,
    lower = r[["lower bound"]], upper = r[["upper bound"]])
}

reader <- function(n, k, between, shift, noise, digits = 6) {
  truth <- rnorm(n, 0, between)
  signif(sapply(seq_len(k), function(j) truth + shift * (j - 1) + rnorm(n, 0, noise)), digits)
}

shrout <- rbind(c(9, 2, 5, 8), c(6, 1, 3, 2), c(8, 4, 6, 8), c(7, 1, 2, 6), c(10, 5, 6, 9), c(6, 2, 4, 7))
missing <- reader(20, 2, 1, 0.2, 0.4)
missing[3, 2] <- NaN
missing[11, 1] <- NaN
cases <- list(
  shrout_fleiss_1979 = one(shrout),
  two_readers_good = one(reader(20, 2, 1, 0, 0.2)),
  two_readers_shifted = one(reader(20, 2, 1, 0.7, 0.3)),
  three_readers = one(reader(15, 3, 1, 0.1, 0.8)),
  near_perfect = one(reader(20, 2, 1, 0, 1e-4, 9)),
  no_agreement = one(reader(20, 2, 0.05, 0, 1)),
  large_mean = one(1000 + reader(20, 2, 0.01, 0, 0.004, 3)),
  tiny_scale = one(1e-9 * reader(20, 2, 1, 0.1, 0.3, 4)),
  ties = one(round(reader(20, 2, 1.5, 0, 0.6))),
  missing = one(missing),
  two_subjects = one(rbind(c(1, 2), c(5, 5.5))))
gaps <- reader(25, 4, 1, -0.3, 0.5)
gaps[c(2, 30, 30 + 25, 99)] <- NaN
tails <- rt(30, 1.5)
cases <- c(cases, list(
  four_readers_missing = one(gaps),
  seven_readers_three_subjects = one(reader(3, 7, 1, 0.1, 0.6)),
  heavy_tails = one(signif(cbind(tails, tails + 0.3 * rt(30, 1.5), tails + 0.3 * rt(30, 1.5)), 6)),
  opposite_readers = one(signif(cbind(1:12 + rnorm(12, 0, 0.3), 12:1 + rnorm(12, 0, 0.3)), 6)),
  cohort = one(reader(300, 2, 1, 0.05, 0.4))))
write_reference("icc", list(forms = c("ICC1", "ICC2", "ICC3", "ICC1K", "ICC2K", "ICC3K"), cases = cases), "psych")
