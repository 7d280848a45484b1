# At lambda 0 the elastic net is maximum likelihood: glm and lm, which converge to it more closely than glmnet. With the
# path that glmnet takes there; glmnet(thresh = 1e-14) is given beside for the other lambdas.
source("write.R")
suppressMessages(library(glmnet))
set.seed(2010)

one <- function(x, y, family, alpha) {
  x <- signif(x, 7)
  y <- signif(y, 7)
  m <- glmnet(x, y, family = family, alpha = alpha, lambda = c(0.1, 0.01, 0), thresh = 1e-14, maxit = 1e8)
  g <- glm(y ~ x, family = family, epsilon = 1e-15, maxit = 100)
  list(family = family, alpha = alpha, x = lapply(seq_len(ncol(x)), function(j) I(x[, j])), y = I(y),
    maximum = I(unname(coef(g))), path = lapply(1:3, function(k) I(unname(c(m$a0[k], m$beta[, k])))))
}
data <- function(n, p, draw = rnorm) {
  x <- matrix(draw(n * p), n)
  list(x = x, eta = drop(scale(x) %*% seq(1, -0.5, length.out = p)))
}
levels <- function(n, p, alpha, draw = rnorm) {
  d <- data(n, p, draw)
  one(d$x, as.integer(runif(n) < plogis(d$eta)), "binomial", alpha)
}
numbers <- function(n, p, alpha, draw = rnorm) {
  d <- data(n, p, draw)
  one(d$x, d$eta + rnorm(n), "gaussian", alpha)
}
blocks <- function(m) { f <- rnorm(m / 4); rep(f, 4) + 0.3 * rnorm(m) }

write_reference("lasso_unpenalized", list(
  call = "glm(y ~ x, family, epsilon = 1e-15); glmnet(x, y, family, alpha, lambda = c(.1, .01, 0), thresh = 1e-14)",
  cases = list(
    lasso = levels(80, 4, 1), net = levels(60, 3, 0.5), ridge = levels(70, 3, 0), ties = levels(90, 3, 1, function(m)
      round(2 * rnorm(m))), tails = levels(120, 4, 1, function(m) rt(m, 2)), blocks = levels(100, 4, 1, blocks),
    numbers = numbers(50, 5, 1), numbers_net = numbers(40, 3, 0.5), numbers_ridge = numbers(40, 3, 0),
    numbers_tails = numbers(60, 4, 1, function(m) rt(m, 2)))), "glmnet")
