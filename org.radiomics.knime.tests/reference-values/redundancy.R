# Redundant features: caret::findCorrelation, both rules, on Pearson's and Spearman's correlations; variance inflation
# factors as diag(solve(cor(x))), removed one by one; and tests of one feature, p.adjust.
#
# Rscript redundancy.R [FILE COUNT SEED]: with arguments, COUNT random cases into FILE.
source("write.R")
suppressMessages(library(caret))

# While the largest factor exceeds the limit, it falls; the later column among factors equal to 1e-9.
vif <- function(x, limit) {
  left <- seq_len(ncol(x))
  fallen <- integer()
  values <- numeric()
  # Columns that depend on those before them, one after the other.
  own <- integer()
  for (j in left) {
    if (qr(scale(x[, c(own, j), drop = FALSE]), tol = 1e-7)$rank == length(own) + 1) own <- c(own, j) else {
      fallen <- c(fallen, j)
      values <- c(values, Inf)
    }
  }
  left <- own
  repeat {
    factors <- if (length(left) > 1) diag(solve(cor(x[, left]), tol = 0)) else 1
    worst <- max(which(factors >= max(factors) * (1 - 1e-9)))
    if (factors[worst] <= limit) break
    fallen <- c(fallen, left[worst])
    values <- c(values, factors[worst])
    left <- left[-worst]
  }
  list(limit = limit, fallen = I(fallen - 1), factors = I(values), left = I(left - 1),
    left_factors = I(unname(factors)))
}

case <- function(x, y, limit = 0.9, vif_limit = 10) {
  found <- function(method, exact) I(sort(findCorrelation(cor(x, method = method), limit, exact = exact)) - 1)
  groups <- split(seq_along(y), y)
  kruskal <- apply(x, 2, function(v) kruskal.test(v, y)$p.value)
  welch <- apply(x, 2, function(v) oneway.test(v ~ factor(y), var.equal = FALSE)$p.value)
  list(columns = unname(t(x)), positive = I(as.logical(y)), limit = limit,
    pearson = found("pearson", TRUE), spearman = found("spearman", TRUE),
    pearson_all = found("pearson", FALSE), spearman_all = found("spearman", FALSE),
    r_pearson = unname(cor(x)), r_spearman = unname(cor(x, method = "spearman")),
    vif = vif(x, vif_limit), kruskal = I(unname(kruskal)), welch = I(unname(welch)),
    kruskal_bh = I(unname(p.adjust(kruskal, "BH"))), welch_holm = I(unname(p.adjust(welch, "holm"))))
}

# Columns in blocks of a common factor, rounded so that ties are exact (kruskal.test counts them to 15 digits).
blocks <- function(n, p, share, draw = rnorm) {
  common <- replicate(ceiling(p / 4), draw(n))
  vapply(seq_len(p), function(j) round(share * common[, ceiling(j / 4)] + (1 - share) * draw(n), 6),
    numeric(n))
}

committed <- function() {
  set.seed(61)
  y <- rep(0:1, length.out = 40)
  a <- blocks(40, 12, 0.75)
  list(
    "blocks" = case(a, y),
    "more columns than rows" = case(blocks(15, 24, 0.8), y[1:15], 0.8),
    "heavy tails" = case(blocks(40, 10, 0.6, function(n) rt(n, 1)), y, 0.7, 5),
    "ties" = case(blocks(40, 10, 0.6, function(n) sample(0:3, n, TRUE)), y, 0.6, 2),
    "copies" = case(cbind(a[, 1:4], a[, 1], -a[, 2], a[, 9:10]), y, 0.8),
    "linear combination" = case(cbind(a[, c(1, 5, 9)], a[, 1] + a[, 5], a[, 2], 2 * a[, 9] - a[, 2]), y, 0.9, 5),
    "two" = case(a[, 1:2], y, 0.5, 1.5),
    "none above" = case(blocks(40, 5, 0), y),
    "far from zero" = case(1e6 + a[, 1:6], y),
    "small unit" = case(a[, 1:6] * 2^-300, y),
    "large unit" = case(a[, 1:6] * 2^300, y))
}

anything <- function() {
  n <- sample(10:120, 1)
  p <- sample(2:60, 1)
  y <- sample(rep(0:1, length.out = n))
  draw <- list(rnorm, function(n) rt(n, 1), function(n) sample(0:5, n, TRUE), rexp)[[sample(4, 1)]]
  case(blocks(n, p, runif(1, 0, 0.9), draw), y, runif(1, 0.3, 0.95), sample(c(2, 5, 10), 1))
}

arguments <- commandArgs(TRUE)
if (length(arguments)) {
  set.seed(as.integer(arguments[3]))
  cases <- list()
  while (length(cases) < as.integer(arguments[2])) {
    made <- tryCatch(anything(), error = function(e) NULL)
    if (!is.null(made)) cases[[paste("random", length(cases))]] <- made
  }
  writeLines(to_json(list(cases = cases)), arguments[1])
} else {
  write_reference("redundancy", list(call = "findCorrelation(cor(x), cutoff, exact = )", cases = committed()), "caret")
}
