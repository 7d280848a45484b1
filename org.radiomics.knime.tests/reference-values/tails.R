# Tails and quantiles of the normal distribution, the upper tail of chi-squared, t far out: pnorm, qnorm, pchisq, pt.
source("write.R")
z <- c(-8, -3, -0.7, 0, 1e-9, 0.4, 1.96, 3, 8, 20, 37)
upper <- c(1e-300, 1e-100, 1e-20, 1e-7, 9e-4, 1.1e-3, 0.02, 0.025, 0.3, 0.5, 0.7, 0.975, 1 - 1e-9)
chi <- merge(data.frame(df = c(1, 2, 3, 9, 50, 600)), data.frame(x = c(1e-300, 1e-8, 0.1, 1, 3.84, 30, 700, 1300, 1e6, 1e300)))
t <- merge(data.frame(df = c(1, 1.5, 2, 7)), data.frame(t = c(-1e160, 1e100, 1e149, 1e151, 1e300)))
write_reference("tails", list(
  call = "pnorm(z, lower.tail = FALSE), qnorm(upper, lower.tail = FALSE), pchisq(x, df, lower.tail = FALSE), 2 * pt(-abs(t), df)",
  normal = list(z = z, p = pnorm(z, lower.tail = FALSE), upper = upper, quantile = qnorm(upper, lower.tail = FALSE)),
  chi_squared = as.list(cbind(chi, p = pchisq(chi$x, chi$df, lower.tail = FALSE))),
  student = as.list(cbind(t, p = 2 * pt(-abs(t$t), t$df)))))
