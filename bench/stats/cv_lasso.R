# Rscript cv_lasso.R DATA.csv RUNS: seconds (wall, processor; medians of the runs) that cv.glmnet takes at its defaults,
# the number of lambdas, and the index of lambda.min and lambda.1se; glmnet is loaded and has run once before. The file
# has no head; its columns are outcome (0 or 1), fold and the features.
suppressMessages(library(glmnet))
arguments <- commandArgs(TRUE)
d <- as.matrix(read.csv(arguments[1], header = FALSE))
dimnames(d) <- NULL
run <- function() system.time(m <<- cv.glmnet(d[, -(1:2)], d[, 1], family = "binomial", foldid = d[, 2]))
invisible(run())
times <- replicate(as.integer(arguments[2]), { t <- run(); c(t[["elapsed"]], t[["user.self"]] + t[["sys.self"]]) })
cat(apply(times, 1, median), length(m$lambda), m$index - 1, "\n")
