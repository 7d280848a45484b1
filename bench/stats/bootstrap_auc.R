# Rscript bootstrap_auc.R SCORES.csv: seconds (wall, processor) that pROC's 2000-fold bootstrap of the area takes, and
# its limits; the packages are loaded before. The file has the columns positive (0 or 1) and score.
suppressMessages(library(pROC))
d <- read.csv(commandArgs(TRUE)[1])
curve <- roc(d$positive, d$score, levels = c(0, 1), direction = "<", quiet = TRUE)
set.seed(1)
time <- system.time(ci <- ci.auc(curve, method = "bootstrap", boot.n = 2000, progress = "none"))
cat(time[["elapsed"]], time[["user.self"]] + time[["sys.self"]], ci[1], ci[3], "\n")
