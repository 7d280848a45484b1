# Lin's concordance and the limits of agreement of two readings: epiR::epi.ccc. Intervals of the limits of agreement by the
# formula of Bland and Altman (1999), t with n - 1 degrees of freedom.
source("write.R")
suppressMessages(library(epiR))
set.seed(1989)

one <- function(x, y) {
  x <- signif(x, 7)
  y <- signif(y, 7)
  e <- epi.ccc(x, y, ci = "z-transform", conf.level = 0.95)
  e90 <- epi.ccc(x, y, ci = "z-transform", conf.level = 0.9)
  d <- (x - y)[is.finite(x - y)]
  n <- length(d)
  z <- qnorm(0.975)
  t <- qt(0.975, n - 1)
  around <- function(v, se) I(c(v, v - t * se, v + t * se))
  limit <- function(v) around(v, sd(d) * sqrt(1 / n + z^2 / (2 * (n - 1))))
  list(x = I(x), y = I(y), ccc = I(unlist(e$rho.c)), ccc90 = I(unlist(e90$rho.c)), accuracy = e$C.b, dropped = e$nmissing,
    precision = cor(x, y, use = "complete.obs"), sd = e$sblalt$delta.sd, bias = around(e$sblalt$est, sd(d) / sqrt(n)),
    lower = limit(e$sblalt$lower), upper = limit(e$sblalt$upper), by_test = I(as.numeric(t.test(d)$conf.int)))
}

pair <- function(n, noise, shift = 0, stretch = 1) {
  truth <- rnorm(n)
  list(truth + rnorm(n, 0, noise), stretch * (truth + rnorm(n, 0, noise)) + shift)
}
case <- function(...) { p <- pair(...); one(p[[1]], p[[2]]) }
gaps <- pair(20, 0.3)
gaps[[1]][4] <- NaN
gaps[[2]][c(4, 9)] <- NaN

write_reference("agreement", list(
  call = "epiR::epi.ccc(x, y, ci = 'z-transform', conf.level)",
  cases = list(
    good = case(20, 0.2), shifted = case(20, 0.2, 1.5), stretched = case(25, 0.3, 0.4, 2.5), poor = case(30, 3),
    opposite = one(1:12 + rnorm(12), 12:1 + rnorm(12)), near_perfect = case(20, 1e-3), three = case(3, 0.5),
    missing = one(gaps[[1]], gaps[[2]]), ties = { p <- pair(30, 0.4); one(round(2 * p[[1]]), round(2 * p[[2]])) },
    large_mean = { p <- pair(20, 0.4); one(1000 + p[[1]], 1000.3 + p[[2]]) },
    heavy_tails = { x <- rt(40, 1.2); one(x, x + 0.3 * rt(40, 1.2)) },
    tiny_scale = { p <- pair(20, 0.4); one(1e-50 * p[[1]], 1e-50 * p[[2]]) },
    large_scale = { p <- pair(20, 0.4); one(1e50 * p[[1]], 1e50 * p[[2]]) })), "epiR")
