# cv.glmnet(x, y, family = "binomial", foldid = fold), converged far beyond its default (thresh = 1e-20).
source("write.R")
suppressMessages(library(glmnet))
set.seed(2020)

one <- function(x, y, folds, measures = c("deviance", "class", "mse"), alpha = 1) {
  x <- matrix(signif(x, 4), nrow(x))
  foldid <- sample(rep(seq_len(folds), length.out = nrow(x)))
  results <- lapply(measures, function(measure) {
    m <- suppressWarnings(cv.glmnet(x, y, family = "binomial", foldid = foldid, type.measure = measure, alpha = alpha,
      thresh = 1e-20, maxit = 1e8))
    list(name = m$name, cvm = m$cvm, cvsd = m$cvsd, index_min = m$index[1] - 1, index_1se = m$index[2] - 1,
      lambda_min = m$lambda.min, lambda_1se = m$lambda.1se, lambda = m$lambda, nonzero = m$nzero)
  })
  names(results) <- measures
  list(call = sprintf(paste("cv.glmnet(x, y, family = \"binomial\", foldid = fold, alpha = %g, type.measure = measure,",
    "thresh = 1e-20, maxit = 1e8)"), alpha), alpha = alpha, columns = t(x), y = y, fold = foldid, measures = results)
}

response <- function(eta) as.numeric(runif(length(eta)) < plogis(eta))

wide <- matrix(rnorm(60 * 100), 60)
factors <- matrix(rnorm(60 * 6), 60)
blocks <- factors[, rep(1:6, each = 10)] + 0.25 * matrix(rnorm(60 * 60), 60)
long <- matrix(rnorm(90 * 8), 90)
ties <- cbind(matrix(sample(0:3, 60 * 20, TRUE), 60), 2, matrix(sample(0:1, 60 * 5, TRUE), 60))
noise <- matrix(rnorm(40 * 30), 40)

write_reference("cv_lasso", list(cases = list(
  more_columns_than_rows = one(wide, response(2 * wide[, 1] - 1.5 * wide[, 2] + wide[, 3]), 10),
  correlated_blocks = one(blocks, response(1.6 * factors[, 1] - factors[, 3]), 10),
  more_rows_than_columns = one(long, response(long[, 1] - 0.7 * long[, 4]), 6, c("deviance", "class", "mse", "auc")),
  ties_and_constants = one(ties, response(0.9 * (ties[, 1] - 1.5) + ties[, 22] - 0.5), 5),
  noise = one(noise, response(numeric(40)), 8, "deviance"),
  single_rows_as_units = one(wide[1:25, 1:20], response(2 * wide[1:25, 1]), 10, c("deviance", "mse")),
  elastic_net = one(blocks, response(1.6 * factors[, 2]), 5, "deviance", alpha = 0.3))), "glmnet")
