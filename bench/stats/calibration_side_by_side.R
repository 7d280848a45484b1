# Times the bootstrap-corrected calibration and the optimism table beside rms, in one run on the same data: the two take
# turns. Rscript bench/stats/calibration_side_by_side.R CLASSPATH [ROWS [RESAMPLES [TURNS]]]
suppressMessages(library(rms))
arguments <- commandArgs(TRUE)
option <- function(i, otherwise) if (length(arguments) < i) otherwise else as.integer(arguments[i])
n <- option(2, 98)
B <- option(3, 1000)
turns <- option(4, 3)

set.seed(20230207)
d <- data.frame(age = round(rnorm(n, 54, 15)), signal = rbinom(n, 1, 0.5), boundaries = rbinom(n, 1, 0.4),
  score = round(rnorm(n), 4))
d$y <- rbinom(n, 1, plogis(0.05 * (d$age - 54) - 0.9 * d$signal - d$boundaries + 1.4 * d$score))
file <- tempfile(fileext = ".csv")
write.csv(d, file, row.names = FALSE)
fit <- lrm(y ~ ., d, x = TRUE, y = TRUE)

of_rms <- function() {
  calibrated <- system.time(capture.output(calibrate(fit, B = B)))
  validated <- system.time(capture.output(validate(fit, B = B)))
  c(wall = calibrated[["elapsed"]], processor = calibrated[["user.self"]] + calibrated[["sys.self"]],
    wall_both = (calibrated + validated)[["elapsed"]],
    processor_both = (calibrated + validated)[["user.self"]] + (calibrated + validated)[["sys.self"]])
}

# warm: the median of several in one virtual machine, one thread
of_java <- function() as.numeric(strsplit(system2("java", c("-Xmx1g", "-XX:+UseSerialGC", "-cp", shQuote(arguments[1]),
  "org.radiomics.knime.bench.stats.CalibrationSpeed", shQuote(file), B), stdout = TRUE), " ")[[1]])

rms <- NULL
java <- NULL
for (turn in seq_len(turns)) {
  rms <- rbind(rms, of_rms())
  java <- rbind(java, of_java())
}
rms <- apply(rms, 2, median)
java <- apply(java, 2, median)
cat(sprintf("%d rows, 4 predictors, %d resamples, %d turns, rms %s\n", n, B, turns, packageVersion("rms")))
cat(sprintf("rms calibrate                 wall %7.3f s, processor %7.3f s\n", rms["wall"], rms["processor"]))
cat(sprintf("rms calibrate and validate    wall %7.3f s, processor %7.3f s\n", rms["wall_both"], rms["processor_both"]))
cat(sprintf("this, both, one thread        wall %7.3f s, processor %7.3f s\n", java[1], java[2]))
cat(sprintf("ratio to calibrate alone      wall %7.1f  , processor %7.1f\n", rms["wall"] / java[1],
  rms["processor"] / java[2]))
cat(sprintf("ratio to both                 wall %7.1f  , processor %7.1f\n", rms["wall_both"] / java[1],
  rms["processor_both"] / java[2]))
