# Net reclassification, integrated discrimination improvement and McNemar's test.
source("write.R")
source("cohorts.R")
suppressMessages(library(Hmisc))

estimate <- function(value, se) list(value = value, se = se, lower = value - qnorm(0.975) * se,
  upper = value + qnorm(0.975) * se, z = if (isTRUE(se == 0)) NaN else value / se,
  p = if (isTRUE(se == 0)) NaN else 2 * pnorm(-abs(value / se)))

# Hmisc wants numbers from 0 to 1 and looks at their order alone for NRI: categories count as sevenths.
nri <- function(before, after, y) {
  m <- improveProb(before, after, y)
  list(total = estimate(m$nri, m$se.nri), positives = estimate(m$nri.ev, m$se.nri.ev),
    negatives = estimate(m$nri.ne, m$se.nri.ne),
    up = I(round(c(m$pup.ev * m$na, m$pup.ne * m$nb))), down = I(round(c(m$pdown.ev * m$na, m$pdown.ne * m$nb))))
}

categories <- function(p, cutoffs) findInterval(p, cutoffs) / 7

draws <- function(y, B, seed) {
  set.seed(seed)
  t(replicate(B, c(which(y == 0)[sample.int(sum(y == 0), replace = TRUE)],
    which(y == 1)[sample.int(sum(y == 1), replace = TRUE)])))
}

compared <- function(before, after, y, cutoffs, B, seed) {
  keep <- !is.na(before + after)
  x1 <- before[keep]
  x2 <- after[keep]
  event <- y[keep]
  m <- improveProb(x1, x2, event)
  rows <- draws(event, B, seed)
  percentiles <- function(f) I(quantile(apply(rows, 1, f), c(0.025, 0.975), names = FALSE))
  list(call = paste("Hmisc::improveProb(before, after, y), of categories (a probability that equals a cut-off is",
    "above it) and of probabilities; quantile(type = 7) over the resamples"), before = I(before), after = I(after),
    y = I(y), cutoffs = I(cutoffs), resamples = unname(rows) - 1,
    categorical = nri(categories(x1, cutoffs), categories(x2, cutoffs), event),
    continuous = nri(x1, x2, event), idi = estimate(m$idi, m$se.idi), rows = sum(keep),
    categorical_percentile = percentiles(function(r) improveProb(categories(x1[r], cutoffs), categories(x2[r], cutoffs),
      event[r])$nri), continuous_percentile = percentiles(function(r) improveProb(x1[r], x2[r], event[r])$nri),
    idi_percentile = percentiles(function(r) improveProb(x1[r], x2[r], event[r])$idi))
}

# Three categories of risk, 183 events and 3081 others, as a table of counts, before (rows) and after (columns). By hand:
# of the events 15 + 0 + 14 = 29 move up and 4 + 0 + 3 = 7 down, of the others 142 + 0 + 31 = 173 up and 148 + 1 + 25 =
# 174 down. So the NRI is (29 - 7) / 183 + (174 - 173) / 3081 = 0.120543. With the variance under the hypothesis of no
# improvement, (29 + 7) / 183^2 + (173 + 174) / 3081^2, Z is 3.615605. The standard error that improveProb gives, and
# the expected one, is that of the estimate.
counted <- function() {
  moves <- function(table) do.call(rbind, lapply(1:3, function(i) do.call(rbind, lapply(1:3, function(j)
    matrix(rep(c(i, j), table[i, j]), ncol = 2, byrow = TRUE)))))
  events <- moves(matrix(c(39, 15, 0, 4, 87, 14, 0, 3, 21), 3, byrow = TRUE))
  others <- moves(matrix(c(1959, 142, 0, 148, 703, 31, 1, 25, 72), 3, byrow = TRUE))
  both <- rbind(events, others)
  y <- rep(c(1, 0), c(nrow(events), nrow(others)))
  list(call = "Hmisc::improveProb of the patients of the table", before = I(both[, 1]), after = I(both[, 2]), y = I(y),
    improvement = nri(both[, 1] / 7, both[, 2] / 7, y))
}

mcnemar <- function(b, c) {
  counts <- matrix(c(10, c, b, 20), 2)
  plain <- mcnemar.test(counts, correct = FALSE)
  corrected <- mcnemar.test(counts)
  list(call = "mcnemar.test(correct = FALSE); mcnemar.test(); binom.test(b, b + c)", b = b, c = c,
    statistic = plain$statistic[[1]], p = plain$p.value, corrected = corrected$statistic[[1]],
    corrected_p = corrected$p.value, exact = if (b + c == 0) 1 else binom.test(b, b + c)$p.value)
}

probabilities <- function(d, f) signif(unname(predict(glm(f, binomial, d), type = "response")), 8)
d <- study_cohort(98, 51)
before <- probabilities(d, y ~ age)
after <- probabilities(d, y ~ age + signal + score)
gaps <- after
gaps[c(3, 40, 77)] <- NA
few <- list(y = c(0, 0, 0, 1, 0, 0), before = c(0.1, 0.4, 0.3, 0.5, 0.2, 0.2), after = c(0.2, 0.1, 0.3, 0.9, 0.25, 0.2))
write_reference("reclassification", list(
  models = list(study = compared(before, after, d$y, c(0.2, 0.5), 100, 1),
    ties = compared(round(before, 1), round(after, 1), d$y, c(0.1, 0.3, 0.6), 80, 2),
    missing = compared(before, gaps, d$y, 0.5, 60, 3), worse = compared(after, before, d$y, 0.4, 40, 4),
    same = compared(before, before, d$y, 0.5, 20, 5), one_event = compared(few$before, few$after, few$y, 0.22, 30, 6),
    extremes = compared(rep(c(0, 1), 10), rep(c(1, 0), 10), rep(c(0, 0, 1, 1, 1), 4), 0.5, 20, 7)),
  counted = counted(),
  mcnemar = Map(mcnemar, c(0, 1, 0, 5, 8, 15, 3, 40, 1000, 0, 500, 12),
    c(0, 0, 6, 5, 9, 4, 30, 80, 1200, 1300, 501, 12))), "Hmisc")
