# Tables of counts: fisher.test with its odds ratio and interval, larger tables, prop.trend.test; p.adjust.
# fisher.test solves for the odds ratio and its limits to 1e-4 only, so the same equations are solved here to the end.
source("write.R")
set.seed(31)

solved <- function(m, level = 0.95) {
  k <- sum(m[1, ]); n1 <- sum(m[, 1]); n2 <- sum(m[, 2]); x <- m[1, 1]
  lo <- max(0, k - n2); hi <- min(k, n1); support <- lo:hi
  logdc <- dhyper(support, n1, n2, k, log = TRUE)
  d <- function(log_or) { l <- logdc + log_or * support; e <- exp(l - max(l)); e / sum(e) }
  root <- function(f) exp(uniroot(f, c(-60, 60), tol = 1e-15, maxiter = 10000)$root)
  alpha <- (1 - level) / 2
  list(estimate = if (x == lo) 0 else if (x == hi) Inf else root(function(t) sum(support * d(t)) - x),
    lower = if (x == lo) 0 else root(function(t) sum(d(t)[support >= x]) - alpha),
    upper = if (x == hi) Inf else root(function(t) sum(d(t)[support <= x]) - alpha))
}

fourfold <- function(a, b, c, d) {
  m <- rbind(c(a, b), c(c, d))
  t <- fisher.test(m)
  s <- solved(m)
  t90 <- solved(m, 0.9)
  list(counts = m, p = t$p.value, r = I(c(t$estimate, t$conf.int)), solved = I(c(s$estimate, s$lower, s$upper)),
    limits90 = I(c(t90$lower, t90$upper)))
}

larger <- function(m) list(counts = m, p = fisher.test(m, workspace = 2e8)$p.value)

trend <- function(x, n, score = seq_along(x)) {
  t <- suppressWarnings(prop.trend.test(x, n, score))
  list(events = I(x), trials = I(n), scores = I(score), statistic = unname(t$statistic), p = t$p.value)
}

adjusted <- function(p) list(p = I(p), bonferroni = I(p.adjust(p, "bonferroni")), holm = I(p.adjust(p, "holm")),
  bh = I(p.adjust(p, "BH")))

random <- function(r, c, n) {
  repeat {
    m <- matrix(rmultinom(1, n, rexp(r * c)), r)
    if (all(rowSums(m) > 0, colSums(m) > 0)) return(m)
  }
}

write_reference("count_tests", list(
  call = "fisher.test(m), prop.trend.test(events, trials, scores), p.adjust(p, method)",
  fourfold = list(
    tea = fourfold(3, 1, 1, 3), signal_training = fourfold(30, 18, 19, 31), boundaries_training = fourfold(10, 26, 39, 23),
    boundaries_validation = fourfold(8, 13, 12, 4), no_effect = fourfold(10, 10, 10, 10), zero_a = fourfold(0, 7, 12, 5),
    zero_b = fourfold(7, 0, 5, 12), two_zeros = fourfold(5, 0, 0, 6), one_case = fourfold(1, 0, 3, 9),
    large = fourfold(1500, 1380, 1420, 1610), uneven = fourfold(2, 900, 40, 25), tiny_p = fourfold(150, 3, 4, 160)),
  larger = list(
    job_satisfaction = larger(matrix(c(1, 2, 1, 0, 3, 3, 6, 1, 10, 10, 14, 9, 6, 7, 12, 11), 4)),
    location = larger(rbind(c(6, 9), c(21, 14), c(17, 16), c(5, 10))),
    sparse = larger(rbind(c(1, 0), c(3, 1), c(0, 4), c(2, 2), c(0, 1))),
    all_ones = larger(diag(5)), equal = larger(matrix(4, 3, 3)),
    two_by_eight = larger(random(2, 8, 98)), eight_by_two = larger(random(8, 2, 60)), three_by_four = larger(random(3, 4, 80)),
    five_by_three = larger(random(5, 3, 50)), strong = larger(rbind(c(20, 1, 0), c(2, 25, 1), c(0, 3, 18)))),
  trends = list(
    smokers = trend(c(83, 90, 129, 70), c(86, 93, 136, 82)), scored = trend(c(83, 90, 129, 70), c(86, 93, 136, 82), c(0, 0, 1, 5)),
    rising = trend(c(1, 4, 9, 15), c(20, 19, 22, 21)), two = trend(c(3, 9), c(20, 21)), flat = trend(c(5, 10, 5), c(10, 20, 10)),
    negative_scores = trend(c(2, 7, 3, 9), c(20, 30, 25, 22), c(-2, -0.5, 1, 4)), none_in_one = trend(c(0, 3, 6), c(12, 12, 12))),
  adjusted = list(
    few = adjusted(c(0.01, 0.02, 0.03, 0.04)), ties = adjusted(c(0.04, 0.01, 0.04, 0.04, 0.2, 0.01)), one = adjusted(0.03),
    missing = adjusted(c(0.01, NaN, 0.3, 0.002, NaN, 0.04)), all_missing = adjusted(c(NaN, NaN)),
    extremes = adjusted(c(0, 1, 1e-300, 0.5, 1)), many = adjusted(signif(c(runif(60), rbeta(40, 0.2, 5)), 8)))))
