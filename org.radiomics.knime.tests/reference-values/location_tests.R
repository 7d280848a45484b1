# Two and more groups of values: aov, oneway.test, kruskal.test, wilcox.test, car::leveneTest; shapiro.test of one sample.
source("write.R")
suppressMessages(library(car))
set.seed(20261128)

groups <- function(...) {
  x <- lapply(list(...), signif, 6)
  v <- unlist(x)
  g <- factor(rep(seq_along(x), lengths(x)))
  one <- function(t) list(statistic = unname(t$statistic), df = I(as.numeric(unname(t$parameter))), p = t$p.value)
  levene <- function(centre) { l <- leveneTest(v, g, center = centre); list(f = l[1, 2], p = l[1, 3]) }
  list(groups = lapply(unname(x), I), anova = one(oneway.test(v ~ g, var.equal = TRUE)), welch = one(oneway.test(v ~ g)),
    kruskal = one(kruskal.test(v, g)), levene_mean = levene(mean), levene_median = levene(median))
}

pair <- function(a, b) {
  a <- signif(a, 6)
  b <- signif(b, 6)
  one <- function(...) { t <- suppressWarnings(wilcox.test(a, b, ...)); list(w = unname(t$statistic), p = t$p.value) }
  tied <- anyDuplicated(c(a, b)) > 0
  list(a = I(a), b = I(b), automatic = one(), asymptotic = one(exact = FALSE), plain = one(exact = FALSE, correct = FALSE),
    exact = if (tied) list(w = NaN, p = NaN) else one(exact = TRUE))
}

sample_of <- function(x) {
  x <- signif(x, 6)
  t <- shapiro.test(x)
  list(x = I(x), w = unname(t$statistic), p = t$p.value)
}

write_reference("location_tests", list(
  call = paste("oneway.test(v ~ g, var.equal), kruskal.test(v, g), car::leveneTest(v, g, center),",
    "wilcox.test(a, b, exact, correct), shapiro.test(x)"),
  groups = list(
    two = groups(rnorm(20), rnorm(25, 0.6)),
    three = groups(rnorm(9), rnorm(12, 0.5, 2), rnorm(7, 0.2, 0.5)),
    five_uneven = groups(rnorm(3), rnorm(40, 0.2, 5), rnorm(7, 1), rnorm(2, 1, 0.1), rnorm(11)),
    ties = groups(round(rnorm(15)), round(rnorm(18, 1)), round(rnorm(9, 1, 2))),
    two_levels_only = groups(rbinom(30, 1, 0.3), rbinom(25, 1, 0.6)),
    heavy_tails = groups(rt(30, 1.5), rt(30, 1.5) + 1, rt(22, 1.5)),
    large_mean = groups(1000 + rnorm(12), 1000 + rnorm(9, 1), 1001 + rnorm(10)),
    tiny_p = groups(rnorm(100), rnorm(100, 3), rnorm(80, 6, 2))),
  pairs = list(
    small = pair(rnorm(6), rnorm(5, 1)),
    one_each = pair(1, 2),
    one_against_many = pair(0.3, rnorm(12)),
    ordinary = pair(rnorm(30), rnorm(41, 0.5)),
    just_exact = pair(rnorm(49), rnorm(49, 0.4)),
    just_not_exact = pair(rnorm(50), rnorm(12, 0.4)),
    apart = pair(rnorm(25), rnorm(20, 9)),
    middle = pair(c(1, 4, 6, 7), c(2, 3, 5, 8)),
    ties = pair(round(rnorm(15)), round(rnorm(18, 1))),
    zeros = pair(pmax(0, rnorm(30)), pmax(0, rnorm(25, 0.5))),
    binary = pair(rbinom(40, 1, 0.3), rbinom(35, 1, 0.5)),
    heavy_tails = pair(rt(60, 1), rt(55, 1) + 1),
    tiny_p = pair(rnorm(300), rnorm(250, 2)),
    scale_1e.300 = pair(1e-300 * rnorm(12), 1e-300 * rnorm(15, 1)),
    scale_1e300 = pair(1e300 * rnorm(12), 1e300 * rnorm(15, 1))),
  samples = list(
    three = sample_of(c(1, 2, 4)), three_even = sample_of(c(1, 2, 3)), three_skew = sample_of(c(0, 0, 1)),
    four = sample_of(rnorm(4)), five = sample_of(rexp(5)), six = sample_of(rnorm(6)), eleven = sample_of(rexp(11)),
    twelve = sample_of(rexp(12)), ordinary = sample_of(rnorm(49)), skew = sample_of(rexp(60)),
    heavy_tails = sample_of(rt(80, 1)), ties = sample_of(round(rnorm(40))), binary = sample_of(rbinom(30, 1, 0.5)),
    uniform = sample_of(runif(200)), large_mean = sample_of(1000 + rnorm(30)), one_outlier = sample_of(c(rep(1, 10), 50)),
    tiny = sample_of(1e-9 * rnorm(25)), large = sample_of(1e200 * rnorm(25)), many = sample_of(rnorm(2000)),
    most = sample_of(rnorm(5000)), most_skew = sample_of(rexp(5000)))), "car")
