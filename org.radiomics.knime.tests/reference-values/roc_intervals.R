# What surrounds a ROC curve: partial areas, bootstrap with the rows of every resample, exact binomial intervals, the
# direction of the medians, wanted sensitivities and specificities, likelihood ratios.
source("write.R")
source("cohorts.R")
suppressMessages({library(pROC); library(boot); library(epiR)})

curve <- function(d) roc(d$y, d$x, levels = c(0, 1), direction = "<", quiet = TRUE)

# The area as a ratio of counts, so that equal areas are equal numbers; a mean of 0, 1/2 and 1 would differ by rounding.
exact_area <- function(y, x) {
  a <- x[y == 1]
  b <- x[y == 0]
  sum(2 * outer(a, b, ">") + outer(a, b, "==")) / (2 * length(a) * length(b))
}

partial <- function(d) {
  ranges <- list(c(0.9, 1), c(0.8, 1), c(0.5, 0.75), c(0, 0.3), c(0.31, 0.33), c(0, 1), c(0.25, 0.5))
  cases <- list()
  for (focus in c("specificity", "sensitivity")) for (range in ranges) {
    raw <- auc(curve(d), partial.auc = range, partial.auc.focus = focus)
    corrected <- suppressWarnings(auc(curve(d), partial.auc = range, partial.auc.focus = focus,
      partial.auc.correct = TRUE))
    cases <- c(cases, list(list(focus = focus, from = range[1], to = range[2], area = as.numeric(raw),
      corrected = as.numeric(corrected))))
  }
  list(call = "pROC::auc(roc, partial.auc, partial.auc.focus, partial.auc.correct)", y = I(d$y), x = I(d$x),
    parts = cases)
}

# pROC draws the controls of a repetition, then its cases; of all rows at once if it is not stratified.
draws <- function(y, B, seed, stratified) {
  set.seed(seed)
  t(replicate(B, if (stratified) c(which(y == 0)[sample.int(sum(y == 0), replace = TRUE)],
    which(y == 1)[sample.int(sum(y == 1), replace = TRUE)]) else sample.int(length(y), replace = TRUE)))
}

# Leaves out one row at a time, as boot's own jackknife, and divides by the number of rows of its level; one row of a
# level does not vary.
influence <- function(y, x, area, stratified) {
  whole <- area(y, x)
  sapply(seq_along(y), function(i) {
    n <- if (stratified) sum(y == y[i]) else length(y)
    if (stratified && n == 1) 0 else (n - 1) * (whole - area(y[-i], x[-i])) / n
  })
}

bca <- function(t, whole, L, confidence) {
  interval <- try(suppressWarnings(boot:::bca.ci(list(t = matrix(t), t0 = whole), confidence, L = L)), silent = TRUE)
  if (inherits(interval, "try-error")) c(NaN, NaN) else interval[4:5]
}

bootstrapped <- function(d, B, seed, stratified = TRUE, part = NULL, confidence = 0.95, by_proc = TRUE) {
  rows <- draws(d$y, B, seed, stratified)
  area <- if (is.null(part)) exact_area else function(y, x)
    as.numeric(auc(curve(list(y = y, x = x)), partial.auc = part$range, partial.auc.focus = part$focus))
  t <- apply(rows, 1, function(r) if (length(unique(d$y[r])) < 2) NaN else area(d$y[r], d$x[r]))
  kept <- t[!is.nan(t)]
  whole <- area(d$y, d$x)
  L <- influence(d$y, d$x, area, stratified)
  quantiles <- quantile(kept, c((1 - confidence) / 2, 0.5, 1 - (1 - confidence) / 2), names = FALSE)
  if (by_proc) {
    set.seed(seed)
    r <- curve(d)
    if (!is.null(part)) r$auc <- auc(r, partial.auc = part$range, partial.auc.focus = part$focus)
    of_proc <- as.numeric(suppressWarnings(ci.auc(r, method = "bootstrap", boot.n = B, boot.stratified = stratified,
      conf.level = confidence, progress = "none")))
    stopifnot(max(abs(of_proc - quantiles)) < 1e-12)
    quantiles <- of_proc
  }
  # pROC stops at a resample of one level, and sample() takes a single case for a range.
  list(call = paste("set.seed(seed);", if (by_proc) "pROC::ci.auc(method = bootstrap);" else "quantile(type = 7);",
    "boot:::bca.ci with the jackknife's L"), y = I(d$y), x = I(d$x), stratified = stratified,
    part = if (is.null(part)) NULL else list(focus = part$focus, from = min(part$range), to = max(part$range)),
    confidence = confidence, resamples = unname(rows) - 1, area = whole, lower = quantiles[1], median = quantiles[2],
    upper = quantiles[3], failed = sum(is.nan(t)),
    bca = I(bca(kept, whole, L, confidence)), acceleration = sum(L^3) / (6 * sum(L^2)^1.5))
}

compared <- function(y, x1, x2, B, seed, part = NULL) {
  rows <- draws(y, B, seed, TRUE)
  r1 <- curve(list(y = y, x = x1))
  r2 <- curve(list(y = y, x = x2))
  if (!is.null(part)) {
    r1$auc <- auc(r1, partial.auc = part$range, partial.auc.focus = part$focus)
    r2$auc <- auc(r2, partial.auc = part$range, partial.auc.focus = part$focus)
  }
  set.seed(seed)
  test <- roc.test(r1, r2, method = "bootstrap", boot.n = B, progress = "none")
  list(call = "set.seed(seed); pROC::roc.test(method = bootstrap, paired = TRUE)", y = I(y), x1 = I(x1), x2 = I(x2),
    part = if (is.null(part)) NULL else list(focus = part$focus, from = min(part$range), to = max(part$range)),
    resamples = unname(rows) - 1, D = test$statistic[[1]], p = test$p.value)
}

binomial <- function(d) {
  n <- length(d$y)
  area <- exact_area(d$y, d$x)
  ci <- binom.test(round(area * n), n)$conf.int
  list(call = "binom.test(round(auc * n), n)$conf.int", y = I(d$y), x = I(d$x), lower = ci[1], upper = ci[2])
}

# Hanley and McNeil (Radiology 1982, 143:29), table I: 109 CT images rated from 1 to 5. Stata's manual ([R] roctab)
# prints area 0.8932 and, with the option binomial, the interval 0.81559 to 0.94180 for them.
ratings <- list(y = rep(c(0, 1), c(58, 51)), x = c(rep(1:5, c(33, 6, 6, 11, 2)), rep(1:5, c(3, 2, 2, 11, 33))))

medians <- function(d) list(call = "pROC::roc(direction = auto)$direction", y = I(d$y), x = I(d$x),
  direction = suppressWarnings(roc(d$y, d$x, levels = c(0, 1), direction = "auto", quiet = TRUE)$direction))

# The best of the other among the points that reach what is wanted, then the most sensitive, then a finite threshold.
wanted <- function(d) {
  p <- coords(curve(d), "all", ret = c("threshold", "sensitivity", "specificity"), transpose = FALSE)
  find <- function(reaches, other) {
    best <- max(p[reaches, other])
    t <- p$threshold[reaches & p[[other]] >= best - 1e-12]
    list(tied = I(t), threshold = if (any(is.finite(t))) t[is.finite(t)][1] else t[1])
  }
  list(call = "pROC::coords(all), the best of the other among the points that reach what is wanted", y = I(d$y),
    x = I(d$x), cases = unlist(lapply(c(0, 0.5, 0.8, 0.9, 0.95, 1), function(least) list(
      c(list(of = "sensitivity", least = least), find(p$sensitivity >= least - 1e-12, "specificity")),
      c(list(of = "specificity", least = least), find(p$specificity >= least - 1e-12, "sensitivity")))), FALSE))
}

decisions <- function(tp, fp, tn, fn, confidence = 0.95) {
  counts <- as.table(matrix(c(tp, fn, fp, tn), 2))
  names <- c(sensitivity = "se", specificity = "sp", accuracy = "diag.ac", ppv = "pv.pos", npv = "pv.neg",
    lr_positive = "lr.pos", lr_negative = "lr.neg")
  table <- function(method) {
    d <- epi.tests(counts, method = method, conf.level = confidence)$detail
    lapply(names, function(s) I(as.numeric(d[d$statistic == s, c("est", "lower", "upper")])))
  }
  list(call = "epiR::epi.tests(method = wilson and exact)", tp = tp, fp = fp, tn = tn, fn = fn, confidence = confidence,
    wilson = table("wilson"), exact = table("exact"))
}

clopper <- lapply(list(c(47, 49), c(0, 12), c(12, 12), c(1, 3), c(1, 100000), c(99999, 100000), c(500, 1000)),
  function(k) {
    ci <- binom.test(k[1], k[2])$conf.int
    list(call = "binom.test(count, total)$conf.int", count = k[1], total = k[2], lower = ci[1], upper = ci[2])
  })

d <- study_cohort(98, 11)
v <- study_cohort(37, 12)
set.seed(41)
plain <- list(y = d$y, x = d$score)
ties <- list(y = d$y, x = round(d$score))
against <- list(y = d$y, x = -d$score)
heavy <- list(y = v$y, x = signif(rcauchy(37) + 2 * v$y, 6))
perfect <- list(y = rep(0:1, c(6, 5)), x = 1:11)
constant <- list(y = rep(0:1, c(6, 5)), x = rep(3, 11))
event <- list(y = c(0, 0, 0, 1, 0, 0, 0), x = c(3, 1, 4, 3.5, 9, 2, 6))
tiny <- list(y = v$y, x = v$score * 1e-300)
huge <- list(y = v$y, x = v$score * 1e300)
few <- list(y = c(0, 1, 0, 1, 0, 0), x = c(1, 3, 2, 2, 5, 0))
all_sets <- list(plain = plain, ties = ties, against = against, heavy = heavy, perfect = perfect, constant = constant,
  one_event = event, tiny = tiny, huge = huge, few = few)
part <- function(focus, from, to) list(focus = focus, range = c(from, to))
write_reference("roc_intervals", list(partial = lapply(all_sets, partial),
  bootstrap = list(plain = bootstrapped(plain, 200, 1), ties = bootstrapped(ties, 150, 2),
    confidence_90 = bootstrapped(heavy, 199, 3, confidence = 0.9), all_rows = bootstrapped(plain, 100, 4, FALSE),
    some_fail = bootstrapped(few, 100, 5, FALSE, by_proc = FALSE), perfect = bootstrapped(perfect, 40, 6),
    constant = bootstrapped(constant, 40, 7), one_event = bootstrapped(event, 99, 8, by_proc = FALSE),
    tiny = bootstrapped(tiny, 60, 9),
    part = bootstrapped(plain, 100, 10, part = part("specificity", 0.8, 1)),
    sensitive_part = bootstrapped(ties, 100, 11, part = part("sensitivity", 0.75, 1)),
    part_of_all_rows = bootstrapped(heavy, 100, 12, FALSE, part("specificity", 0.5, 0.9))),
  tests = list(plain = compared(d$y, d$score, d$age, 200, 13),
    ties = compared(d$y, round(d$score), round(d$age / 10), 100, 14),
    identical = compared(d$y, d$score, d$score, 30, 15),
    part = compared(d$y, d$score, d$age, 100, 16, part("specificity", 0.7, 1))),
  binomial = c(lapply(all_sets, binomial), list(ratings = binomial(ratings))),
  medians = lapply(c(all_sets, list(lower_ties = list(y = d$y, x = -round(d$score)))), medians),
  wanted = lapply(all_sets[c("plain", "ties", "heavy", "perfect", "constant", "one_event")], wanted),
  decisions = list(study = decisions(47, 5, 44, 2), validation = decisions(12, 8, 12, 5),
    rare = decisions(1, 30, 900, 1), confidence_80 = decisions(33, 14, 35, 16, 0.8)), clopper = clopper),
  c("pROC", "boot", "epiR"))
