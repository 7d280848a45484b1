# ROC curves, DeLong's variance and tests, cut-offs: pROC with the direction given, never guessed.
source("write.R")
source("cohorts.R")
suppressMessages(library(pROC))

curve <- function(y, x, direction = "<") {
  r <- roc(y, x, levels = c(0, 1), direction = direction, quiet = TRUE)
  ci <- as.numeric(ci.auc(r))
  best <- function(method) I(coords(r, "best", best.method = method, ret = "threshold", transpose = FALSE)$threshold)
  list(call = "pROC::roc(y, x, direction), ci.auc, coords(best)", y = I(y), x = I(x), direction = direction,
    auc = as.numeric(auc(r)), variance = if (min(table(y)) > 1) var(r) else NaN, lower = ci[1], upper = ci[3],
    thresholds = I(r$thresholds), sensitivities = I(r$sensitivities), specificities = I(r$specificities),
    youden = best("youden"), closest = best("closest.topleft"))
}

test <- function(y, x1, x2) {
  r1 <- roc(y, x1, levels = c(0, 1), direction = "<", quiet = TRUE)
  r2 <- roc(y, x2, levels = c(0, 1), direction = "<", quiet = TRUE)
  p <- roc.test(r1, r2, method = "delong", paired = TRUE)
  half <- seq_along(y) %% 2 == 0
  u1 <- roc(y[half], x1[half], levels = c(0, 1), direction = "<", quiet = TRUE)
  u2 <- roc(y[!half], x2[!half], levels = c(0, 1), direction = "<", quiet = TRUE)
  u <- roc.test(u1, u2, method = "delong", paired = FALSE)
  list(call = "pROC::roc.test(method = delong); unpaired: even rows of x1 against odd rows of x2", y = I(y), x1 = I(x1),
    x2 = I(x2), z = p$statistic[[1]], p = p$p.value, lower = p$conf.int[1], upper = p$conf.int[2],
    unpaired_t = u$statistic[[1]], unpaired_df = u$parameter[[1]], unpaired_p = u$p.value)
}

d <- study_cohort(98, 11)
v <- study_cohort(37, 12)
curves <- list(plain = curve(d$y, d$score), ties = curve(d$y, round(d$score)), lower = curve(d$y, -d$score, ">"),
  lower_ties = curve(d$y, round(-d$score), ">"), against = curve(d$y, -d$score),
  small = curve(v$y, v$score), perfect = curve(rep(0:1, c(6, 5)), 1:11), constant = curve(rep(0:1, c(6, 5)), rep(3,
    11)),
  one_event = curve(c(0, 0, 0, 1, 0, 0, 0), c(3, 1, 4, 3.5, 9, 2, 6)),
  neighbours = curve(c(0, 1, 0, 1), c(1, 1 + .Machine$double.eps, 1 + 2 * .Machine$double.eps, 3)),
  huge = curve(c(0, 1, 0, 1, 1), c(-1.6e308, 1.5e308, 1e300, 1.7e308, 1e308)))
tests <- list(plain = test(d$y, d$score, d$age), ties = test(d$y, round(d$score), round(d$age / 10)),
  correlated = test(d$y, d$score, round(d$score, 1)), identical = test(d$y, d$score, d$score))
wilson <- lapply(list(c(47, 49), c(0, 12), c(12, 12), c(35, 49), c(1, 3)), function(k) {
  ci <- prop.test(k[1], k[2], correct = FALSE)$conf.int
  list(call = "prop.test(count, total, correct = FALSE)", count = k[1], total = k[2], lower = ci[1], upper = ci[2])
})
write_reference("roc", list(curves = curves, tests = tests, wilson = wilson), "pROC")
