# How often glmnet chooses each column on given resamples of the rows, at the lambdas of the path of all rows down to
# one of them; thresh = 1e-20.
source("write.R")
suppressMessages(library(glmnet))
set.seed(6060)

one <- function(x, y, family, resamples, alpha = 1, smallest = 40) {
  x <- matrix(signif(x, 4), nrow(x))
  y <- signif(y, 5)
  fit <- function(rows, lambda) glmnet(x[rows, ], y[rows], family = family, alpha = alpha, lambda = lambda,
    thresh = 1e-20, maxit = 1e8)
  lambda <- fit(seq_len(nrow(x)), NULL)$lambda[seq_len(smallest)]
  betas <- lapply(resamples, function(rows) as.matrix(fit(rows, lambda)$beta))
  chosen <- lapply(betas, function(b) b != 0)
  counts <- Reduce(`+`, chosen)
  last <- sapply(betas, function(b) b[, smallest])
  list(call = sprintf(paste("glmnet(x[rows, ], y[rows], family = \"%s\", alpha = %g, lambda = lambda,",
    "thresh = 1e-20, maxit = 1e8)"), family, alpha), family = family, alpha = alpha, columns = t(x), y = y,
    resamples = t(sapply(resamples, identity)) - 1, lambda = lambda, chosen = unname(counts[, smallest]), highest = unname(apply(counts, 1, max)),
    mean_chosen = mean(sapply(chosen, function(c) sum(rowSums(c) > 0))),
    mean_coefficient = unname(rowSums(last) / rowSums(last != 0)),
    positive = unname(rowSums(last > 0)))
}

n <- 70
f <- matrix(rnorm(n * 5), n)
x <- f[, rep(1:5, each = 8)] + 0.5 * matrix(rnorm(n * 40), n)
y <- as.numeric(runif(n) < plogis(1.5 * f[, 1] - f[, 3]))
numbers <- 20 + 3 * (f[, 2] - 0.5 * f[, 4] + rnorm(n))
bootstrap <- function(y, count) lapply(seq_len(count), function(r)
  unlist(lapply(split(seq_along(y), y), function(s) sample(s, replace = TRUE)), use.names = FALSE))
halves <- function(y, count) lapply(seq_len(count), function(r)
  unlist(lapply(split(seq_along(y), y), function(s) sample(s, floor(length(s) / 2))), use.names = FALSE))

write_reference("selection_frequency", list(cases = list(
  bootstrap = one(x, y, "binomial", bootstrap(y, 50)),
  halves = one(x, y, "binomial", halves(y, 50), smallest = 30),
  elastic_net = one(x, y, "binomial", bootstrap(y, 25), alpha = 0.5, smallest = 30),
  numbers = one(x, numbers, "gaussian", bootstrap(rep(0, n), 40)))), "glmnet")
