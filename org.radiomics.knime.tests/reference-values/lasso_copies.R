# Path of glmnet(x, y, family = "binomial") on features of which many are copies (affine functions) of others, as
# firstorder Energy and TotalEnergy are, or nearly so. How glmnet splits a coefficient between copies depends on the
# order of the columns and on its threshold. So the total of each group of copies is given, and the single coefficients
# that stay the same if the order is reversed; copies that stand side by side stay in order.
source("write.R")
suppressMessages(library(glmnet))
set.seed(3030)

sd_n <- function(v) sqrt(mean((v - mean(v))^2))

n <- 94
factors <- matrix(rnorm(n * 4), n)
base <- round(0.8 * factors[, rep(1:4, each = 4)] + 0.6 * matrix(rnorm(n * 16), n), 2)
y <- as.numeric(runif(n) < plogis(1.2 * base[, 1] - base[, 6] + 0.8 * base[, 11] + 0.5 * base[, 16]))
near <- round(base[, c(3, 7, 12, 14)] + 0.1 * matrix(rnorm(n * 4), n), 2)
sums <- cbind(base[, 1] + base[, 6], base[, 2] - base[, 11], base[, 5] + base[, 9])
plain <- cbind(base, near, sums)
# Group: the column of plain that a column is a copy of. Sign: -1 for a copy with the sign reversed.
group <- c(1:8, rep(9:16, each = 2), 17:23, 1:8, 1:8, 5, 17, 21)
sign <- rep(1, 50)
sign[32:39] <- -1
shift <- c(rep(0, 31), rep(3, 8), rep(-7, 8), 1, 1, 1)
scale <- c(rep(1, 31), rep(2, 8), rep(5, 8), 1, 3, 2)
second <- c(rep(FALSE, 8), rep(c(FALSE, TRUE), 8), rep(FALSE, 26))
x <- sapply(1:50, function(j) (sign * scale)[j] * plain[, group[j]] + shift[j] + second[j] * plain[, group[j]])
x <- round(x, 4)
s <- apply(x, 2, sd_n)
order <- unlist(rev(split(1:50, cumsum(!second))))

fit <- function(x) glmnet(x, y, family = "binomial", thresh = 1e-20, maxit = 1e9)
m <- fit(x)
reversed <- fit(x[, order])
beta <- as.matrix(m$beta * s)
beta_reversed <- matrix(0, 50, ncol(reversed$beta))
beta_reversed[order, ] <- as.matrix(reversed$beta * s[order])
k <- min(ncol(beta), ncol(beta_reversed))
reproducible <- apply(abs(beta[, 1:k] - beta_reversed[, 1:k]), 1, max) < 1e-5
variation <- rowSums(abs(beta[, -1] - beta[, -ncol(beta)]))
at <- c(1, 2, 3, 5, 8, 12, 17, 23, 30, 40, 50, 65, 80, ncol(beta))

write_reference("lasso_copies", list(
  call = "glmnet(x, y, family = \"binomial\", thresh = 1e-20, maxit = 1e9)",
  columns = t(x), y = y, group = group - 1, sign = sign, lambda = m$lambda, dev_ratio = m$dev.ratio, at = at - 1,
  totals = t(rowsum(sign * beta[, at], group)), reproducible = which(reproducible) - 1,
  coefficients = t(beta[reproducible, at]),
  linear_predictor = t(predict(m, x)[, at]),
  variation = as.vector(rowsum(variation, group))), "glmnet")
