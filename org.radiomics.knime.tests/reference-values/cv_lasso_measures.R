# cv.glmnet(x, y, foldid = fold, ...) for both families and every measure, converged far beyond its default, and the
# mean of the curves of several assignments of folds.
source("write.R")
suppressMessages(library(glmnet))
set.seed(5050)

curve <- function(x, y, family, foldid, measure, alpha)
  suppressWarnings(cv.glmnet(x, y, family = family, foldid = foldid, type.measure = measure, alpha = alpha,
    nlambda = 60, thresh = 1e-20, maxit = 1e8))

# Several assignments: the curves' means; lambda.min and lambda.1se by the rules of cv.glmnet on them.
one <- function(x, y, family, folds, measures, alpha = 1, repetitions = 1, foldid = NULL) {
  x <- matrix(signif(x, 4), nrow(x))
  y <- signif(y, 5)
  if (is.null(foldid))
    foldid <- sapply(seq_len(repetitions), function(r) sample(rep(seq_len(folds), length.out = nrow(x))))
  foldid <- as.matrix(foldid)
  results <- lapply(measures, function(measure) {
    m <- lapply(seq_len(ncol(foldid)), function(r) curve(x, y, family, foldid[, r], measure, alpha))
    cvm <- rowMeans(sapply(m, function(v) v$cvm))
    cvsd <- rowMeans(sapply(m, function(v) v$cvsd))
    best <- glmnet:::getOptcv.glmnet(m[[1]]$lambda, cvm, cvsd, m[[1]]$name)
    list(name = unname(m[[1]]$name), cvm = cvm, cvsd = cvsd, index_min = best$index[1] - 1,
      index_1se = best$index[2] - 1, lambda = m[[1]]$lambda, nonzero = m[[1]]$nzero)
  })
  names(results) <- measures
  list(call = sprintf(paste("cv.glmnet(x, y, family = \"%s\", foldid = fold, alpha = %g, type.measure = measure,",
    "nlambda = 60, thresh = 1e-20, maxit = 1e8)"), family, alpha), family = family, alpha = alpha, columns = t(x),
    y = y, folds = t(foldid), measures = results)
}

response <- function(eta) as.numeric(runif(length(eta)) < plogis(eta))
levels <- c("deviance", "class", "mse", "mae", "auc")
numbers <- c("deviance", "mse", "mae")

wide <- matrix(rnorm(60 * 80), 60)
long <- matrix(rnorm(120 * 12), 120)
factors <- matrix(rnorm(80 * 5), 80)
blocks <- factors[, rep(1:5, each = 8)] + 0.3 * matrix(rnorm(80 * 40), 80)
ties <- cbind(matrix(sample(0:2, 100 * 15, TRUE), 100), 7)
rare <- matrix(rnorm(110 * 20), 110)
rare_y <- as.numeric(rank(-rare[, 1] - 0.5 * rnorm(110)) <= 12)
# Two of the folds have no row of the rarer level.
rare_fold <- integer(110)
rare_fold[rare_y == 1] <- rep(1:6, length.out = 12)
rare_fold[rare_y == 0] <- rep(1:8, length.out = 98)

write_reference("cv_lasso_measures", list(cases = list(
  levels = one(long, response(long[, 1] - 0.7 * long[, 4]), "binomial", 7, levels),
  levels_more_columns_than_rows = one(wide, response(2 * wide[, 1] - wide[, 2]), "binomial", 5, levels),
  ties_of_class_error = one(ties, response(ties[, 1] - ties[, 2]), "binomial", 9, levels),
  one_level_in_a_fold = one(rare, rare_y, "binomial", 8, levels, foldid = rare_fold),
  too_few_rows_for_auc = one(wide, response(2 * wide[, 1]), "binomial", 10, "auc"),
  levels_repeated = one(long, response(long[, 2] + 0.5 * long[, 5]), "binomial", 10, levels, repetitions = 5),
  levels_ridge = one(blocks, response(factors[, 1]), "binomial", 5, levels, alpha = 0),
  numbers = one(long, 50 + 10 * (long[, 1] - long[, 4] + rnorm(120)), "gaussian", 7, numbers),
  numbers_more_columns_than_rows = one(wide, wide[, 1] - wide[, 2] + 0.5 * rnorm(60), "gaussian", 10, numbers),
  numbers_elastic_net = one(blocks, factors[, 1] - factors[, 2] + rnorm(80), "gaussian", 8, numbers, alpha = 0.4),
  numbers_ridge = one(blocks, factors[, 1] - factors[, 2] + rnorm(80), "gaussian", 8, numbers, alpha = 0),
  numbers_single_rows_as_units = one(wide[1:24, 1:30], wide[1:24, 1] + 0.5 * rnorm(24), "gaussian", 12, numbers),
  numbers_repeated = one(blocks, factors[, 2] + rnorm(80), "gaussian", 10, numbers, repetitions = 4))), "glmnet")
