# Paths of glmnet(x, y, family = "gaussian"), converged far beyond its default (thresh = 1e-20).
# Input: one array per column. Coefficients are given on the standardised scale of x and y, at some of the lambdas.
source("write.R")
suppressMessages(library(glmnet))
set.seed(4040)

sd_n <- function(v) sqrt(mean((v - mean(v))^2))

one <- function(x, y, alpha = 1, lambda = NULL, nlambda = 100) {
  x <- matrix(signif(x, 4), nrow(x))
  y <- signif(y, 5)
  m <- glmnet(x, y, family = "gaussian", alpha = alpha, lambda = lambda, nlambda = nlambda, thresh = 1e-20, maxit = 1e8)
  s <- apply(x, 2, sd_n) / sd_n(y)
  k <- length(m$lambda)
  at <- unique(pmin(c(1, 2, 3, 5, 8, 12, 17, 23, 30, 40, 50, 65, 80, 100), k))
  list(call = sprintf("glmnet(x, y, family = \"gaussian\", alpha = %g, thresh = 1e-20, maxit = 1e8)", alpha),
    alpha = alpha, lambda_count = nlambda, given_lambda = if (is.null(lambda)) I(numeric()) else I(lambda),
    columns = t(x), y = y,
    lambda = m$lambda, dev_ratio = m$dev.ratio, null_deviance = m$nulldev, df = m$df,
    at = I(at - 1), intercept = I(unname(m$a0)[at]), standardized = t(as.matrix(m$beta * s)[, at]))
}

wide <- matrix(rnorm(40 * 100), 40)
wide_y <- 60 + 8 * (1.5 * wide[, 1] - 1.2 * wide[, 2] + wide[, 3] + rnorm(40))
factors <- matrix(rnorm(50 * 6), 50)
blocks <- factors[, rep(1:6, each = 10)] + 0.25 * matrix(rnorm(50 * 60), 50)
blocks_y <- 1e-3 * (1.4 * factors[, 1] - factors[, 3] + 0.5 * rnorm(50))
long <- matrix(rnorm(80 * 10), 80)
long_y <- long[, 1] - 0.7 * long[, 4] + rnorm(80)
ties <- cbind(matrix(sample(0:3, 45 * 20, TRUE), 45), 2, matrix(sample(0:1, 45 * 5, TRUE), 45), 0)
ties_y <- sample(0:2, 45, TRUE) + ties[, 1] + ties[, 22]
tails <- matrix(rt(60 * 30, 1.5), 60)
tails_y <- tails[, 1] + 5 * rt(60, 2)
scales <- matrix(rnorm(40 * 24), 40) %*% diag(10^rep(c(-9, -3, 0, 8), 6)) + rep(10^rep(c(-8, 0, 2, 9), 6), each = 40)
scales_y <- 1e7 + 1e5 * (scale(scales)[, 2] - scale(scales)[, 8] + rnorm(40))
exact_y <- 3 + 2 * long[, 1] - long[, 2]
two_levels <- as.numeric(runif(80) < plogis(2 * long[, 1]))

write_reference("lasso_gaussian", list(cases = list(
  more_columns_than_rows = one(wide, wide_y),
  correlated_blocks = one(blocks, blocks_y),
  more_rows_than_columns = one(long, long_y),
  ties_and_constants = one(ties, ties_y),
  heavy_tails = one(tails, tails_y),
  scales = one(scales, scales_y),
  without_noise = one(long, exact_y),
  levels_as_numbers = one(long, two_levels),
  elastic_net = one(blocks, blocks_y, alpha = 0.5),
  near_ridge = one(blocks, blocks_y, alpha = 0.02),
  ridge = one(long, long_y, alpha = 0),
  ridge_more_columns_than_rows = one(wide[, 1:60], wide_y, alpha = 0),
  short_path = one(wide[, 1:30], wide_y, nlambda = 12),
  given_lambdas = one(long, long_y, lambda = c(0.9, 0.3, 0.1, 0.03, 0.001)),
  given_lambdas_elastic_net = one(long, 100 * long_y, alpha = 0.4, lambda = c(90, 30, 10, 3, 0.1)))), "glmnet")
