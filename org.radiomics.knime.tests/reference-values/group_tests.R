# Two-group tests: t.test, Levene's test as the analysis of variance of absolute deviations, fisher.test, chisq.test.
source("write.R")
set.seed(77)

values <- function(a, b) {
  a <- signif(a, 5)
  b <- signif(b, 5)
  pooled <- t.test(a, b, var.equal = TRUE)
  welch <- t.test(a, b)
  g <- factor(rep(1:2, c(length(a), length(b))))
  levene <- function(centre) anova(lm(c(abs(a - centre(a)), abs(b - centre(b))) ~ g))
  lm_mean <- levene(mean)
  lm_median <- levene(median)
  one <- function(t) list(t = unname(t$statistic), df = unname(t$parameter), p = t$p.value, lower = t$conf.int[1],
    upper = t$conf.int[2])
  list(a = a, b = b, pooled = one(pooled), welch = one(welch),
    levene_mean = list(f = lm_mean[1, 4], p = lm_mean[1, 5]),
    levene_median = list(f = lm_median[1, 4], p = lm_median[1, 5]))
}

counts <- function(...) {
  m <- rbind(...)
  one <- function(t) list(statistic = unname(t$statistic), df = unname(t$parameter), p = t$p.value)
  list(counts = m, fisher = fisher.test(m, workspace = 2e7)$p.value,
    chi = one(suppressWarnings(chisq.test(m, correct = FALSE))), yates = one(suppressWarnings(chisq.test(m))))
}

write_reference("group_tests", list(
  call = "t.test(a, b, var.equal), anova(lm(abs(x - centre) ~ group)), fisher.test(m), chisq.test(m, correct)",
  values = list(
    equal_spread = values(rnorm(20), rnorm(25, 0.6)),
    unequal_spread = values(rnorm(49, 59.7, 8.4), rnorm(49, 49.2, 19)),
    large_mean = values(1e4 + rnorm(12), 1e4 + rnorm(9, 1)),
    heavy_tails = values(rt(30, 2), rt(30, 2) + 1),
    ties = values(round(rnorm(15)), round(rnorm(18, 1))),
    two_values = values(c(1, 2), c(4, 9)),
    tiny_p = values(rnorm(200), rnorm(200, 3))),
  counts = list(
    gender_training = counts(c(25, 23), c(24, 26)),
    gender_validation = counts(c(13, 8), c(7, 9)),
    shape_training = counts(c(14, 13), c(35, 36)),
    shape_validation = counts(c(6, 4), c(14, 13)),
    signal_training = counts(c(30, 18), c(19, 31)),
    signal_validation = counts(c(12, 7), c(8, 10)),
    boundaries_training = counts(c(10, 26), c(39, 23)),
    boundaries_validation = counts(c(8, 13), c(12, 4)),
    zero_cell = counts(c(0, 7), c(12, 5)),
    symmetric = counts(c(10, 10), c(10, 10)),
    large = counts(c(1500, 1380), c(1420, 1610)),
    tiny_p = counts(c(150, 3), c(4, 160)),
    location = counts(c(6, 9), c(21, 14), c(17, 16), c(5, 10)),
    sparse = counts(c(1, 0), c(3, 1), c(0, 4), c(2, 2), c(0, 1)),
    three_by_three = counts(c(4, 1, 2), c(0, 5, 3), c(3, 2, 6)),
    two_by_four = counts(c(3, 8, 1, 6), c(9, 2, 4, 5)))))
