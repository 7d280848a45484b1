# Paths of glmnet(x, y, family = "binomial"), converged far beyond its default (thresh = 1e-20).
# Input: one array per column. Coefficients are given on the standardised scale, at some of the lambdas.
source("write.R")
suppressMessages(library(glmnet))
set.seed(1010)

sd_n <- function(v) sqrt(mean((v - mean(v))^2))

one <- function(x, y, alpha = 1, lambda = NULL, nlambda = 100) {
  x <- matrix(signif(x, 4), nrow(x))
  m <- glmnet(x, y, family = "binomial", alpha = alpha, lambda = lambda, nlambda = nlambda, thresh = 1e-20, maxit = 1e8)
  s <- apply(x, 2, sd_n)
  k <- length(m$lambda)
  at <- unique(pmin(c(1, 2, 3, 5, 8, 12, 17, 23, 30, 40, 50, 65, 80, 100), k))
  list(call = sprintf("glmnet(x, y, family = \"binomial\", alpha = %g, thresh = 1e-20, maxit = 1e8)", alpha),
    alpha = alpha, lambda_count = nlambda, given_lambda = if (is.null(lambda)) I(numeric()) else I(lambda),
    columns = t(x), y = y,
    lambda = m$lambda, dev_ratio = m$dev.ratio, null_deviance = m$nulldev, df = m$df,
    at = I(at - 1), intercept = I(unname(m$a0)[at]), standardized = t(as.matrix(m$beta * s)[, at]))
}

response <- function(eta) as.numeric(runif(length(eta)) < plogis(eta))

wide <- matrix(rnorm(40 * 120), 40)
wide_y <- response(1.5 * wide[, 1] - 1.2 * wide[, 2] + wide[, 3])
factors <- matrix(rnorm(50 * 6), 50)
blocks <- factors[, rep(1:6, each = 10)] + 0.25 * matrix(rnorm(50 * 60), 50)
blocks_y <- response(1.4 * factors[, 1] - factors[, 3])
long <- matrix(rnorm(80 * 10), 80)
long_y <- response(long[, 1] - 0.7 * long[, 4])
ties <- cbind(matrix(sample(0:3, 45 * 20, TRUE), 45), 2, matrix(sample(0:1, 45 * 5, TRUE), 45), 0)
ties_y <- response(0.9 * (ties[, 1] - 1.5) + ties[, 22] - 0.5)
apart <- matrix(rnorm(30 * 50), 30)
apart_y <- as.numeric(apart[, 1] + 0.3 * apart[, 2] > 0)
apart_long <- apart[, 1:5]
tails <- matrix(rt(60 * 30, 1.5), 60)
tails_y <- response(pmax(-3, pmin(3, tails[, 1])))
scales <- matrix(rnorm(40 * 24), 40) %*% diag(10^rep(c(-9, -3, 0, 8), 6)) + rep(10^rep(c(-8, 0, 2, 9), 6), each = 40)
scales_y <- response(scale(scales)[, 2] - scale(scales)[, 8])

write_reference("lasso", list(cases = list(
  more_columns_than_rows = one(wide, wide_y),
  correlated_blocks = one(blocks, blocks_y),
  more_rows_than_columns = one(long, long_y),
  ties_and_constants = one(ties, ties_y),
  separable = one(apart, apart_y),
  separable_more_rows = one(apart_long, apart_y),
  heavy_tails = one(tails, tails_y),
  scales = one(scales, scales_y),
  elastic_net = one(blocks, blocks_y, alpha = 0.5),
  ridge = one(long, long_y, alpha = 0),
  short_path = one(wide[, 1:30], wide_y, nlambda = 12),
  given_lambdas = one(long, long_y, lambda = c(0.2, 0.1, 0.03, 0.01, 0.001)))), "glmnet")
