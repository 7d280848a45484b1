# Tails and quantiles of F and t: pf, qf, pt, qt.
source("write.R")
grid <- expand.grid(df1 = c(1, 2, 3, 19, 97.5, 1000), df2 = c(1, 2.5, 19, 96, 5000))
tails <- merge(grid, data.frame(f = c(1e-3, 0.5, 1, 4, 30, 1e4)))
quantiles <- merge(grid, data.frame(upper = c(1e-8, 0.025, 0.3, 0.5, 0.9, 0.975)))
t <- merge(data.frame(df = c(1, 3.7, 19, 96, 1e4)), data.frame(t = c(-8, 0.1, 1.96, 40)))
write_reference("fisher_f", list(
  tails = as.list(cbind(tails, p = pf(tails$f, tails$df1, tails$df2, lower.tail = FALSE))),
  quantiles = as.list(cbind(quantiles, f = qf(quantiles$upper, quantiles$df1, quantiles$df2, lower.tail = FALSE))),
  student = as.list(cbind(t, p = 2 * pt(-abs(t$t), t$df), critical = qt(1 - 0.05 / 2, t$df)))))
