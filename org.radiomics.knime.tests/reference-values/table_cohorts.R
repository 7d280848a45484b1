# Cohorts of other shapes than the example of signature-from-table, and what R computes from them at the steps whose input
# the table decides: ANOVA and K best, the cross-validated LASSO, the clinical model, its ROC curves and decision curves.
# No re-readings; folds from a column.
source("write.R")
suppressMessages({library(glmnet); library(pROC)})
set.seed(20231101)
control <- glm.control(epsilon = 1e-14, maxit = 100)

shapes <- list(
  wide_ties = list(n = 48, p = 120, draw = function(n, p) round(2 * matrix(rnorm(n * p), n))),
  heavy_tails = list(n = 90, p = 30, draw = function(n, p) matrix(rt(n * p, 2), n)),
  blocks_scales = list(n = 64, p = 40, draw = function(n, p) {
    f <- matrix(rnorm(n * 8), n)
    sweep(f[, rep(1:8, length.out = p)] + 0.4 * matrix(rnorm(n * p), n), 2, 10^rep(c(-90, -6, 0, 6, 90), length.out = p), "*")
  }))

cohort <- function(shape) {
  n <- shape$n
  label <- rep(0:1, length.out = n)
  x <- shape$draw(n, shape$p)
  spread <- apply(x, 2, sd)
  for (j in seq(1, shape$p, 3)) x[, j] <- x[, j] + spread[j] * label * sample(c(-1, 1), 1)
  x[, shape$p] <- 7
  x <- signif(x, 8)
  colnames(x) <- sprintf("f%03d", seq_len(shape$p))
  set <- rep("test", n)
  for (k in 0:1) set[sample(which(label == k), round(0.35 * n))] <- "train"
  fold <- rep(1, n)
  for (k in 0:1) { i <- which(set == "train" & label == k); fold[i] <- sample(rep(1:5, length.out = length(i))) }
  age <- round(55 + 5 * label + rnorm(n, 0, 11))
  age[sample(n, 3)] <- NA
  site <- sample(c("cervical", "lumbar", "sacrum"), n, TRUE)
  site[match(c("cervical", "lumbar", "sacrum"), site)] <- c("cervical", "lumbar", "sacrum")
  data.frame(id = sprintf("P%03d", seq_len(n)), set, label, fold, age, site, x, check.names = FALSE)
}

steps <- function(d) {
  train <- d$set == "train"
  features <- grep("^f[0-9]", names(d), value = TRUE)
  tables <- list()
  add <- function(file, keys, values, tolerance, relative = TRUE) tables[[length(tables) + 1]] <<- list(file = file,
    keys = lapply(keys, function(k) I(as.character(k))), relative = relative, tolerance = tolerance,
    values = lapply(values, function(v) I(unname(v))))
  varies <- features[vapply(features, function(f) sd(d[[f]][train]) > 0, TRUE)]
  anova_of <- function(f) unlist(anova(lm(d[[f]][train] / sd(d[[f]][train]) ~ factor(d$label[train])))[1, c("F value",
    "Pr(>F)")])
  scores <- sapply(varies, anova_of)
  # Whole numbers with the same mean in both levels: F is 0, which lm leaves at 1e-32.
  scores[1, scores[1, ] < 1e-25] <- 0
  add("anova-kbest-filter_scores", list(feature = varies), list(F = scores[1, ], p = scores[2, ]), 1e-8)
  passed <- varies[scores[2, ] < 0.05]
  best <- passed[rank(-scores[1, passed]) <= 15]
  s <- apply(d[train, best], 2, sd)
  units <- as.matrix(sweep(d[best], 2, s, "/"))
  fit <- cv.glmnet(units[train, ], d$label[train], family = "binomial", foldid = d$fold[train], thresh = 1e-16, maxit = 1e7)
  steps <- seq_len(min(30, length(fit$lambda)))
  add("lasso-learner_cross-validation", list(lambda = fit$lambda[steps]), list(mean = fit$cvm[steps], `standard error` =
    fit$cvsd[steps]), 1e-4)
  beta <- as.matrix(coef(fit, s = "lambda.min"))[, 1] / c(1, s)
  chosen <- names(which(beta[-1] != 0))
  add("lasso-learner_coefficients", list(feature = chosen), list(coefficient = beta[chosen]), 1e-4)
  d$site <- factor(d$site)
  model <- glm(label ~ age + site, binomial, d[train, ], control = control)
  v <- summary(model)$coefficients
  add("logistic-regression-learner_odds-ratios", list(model = rep("multivariable", 4), variable = c("(Intercept)", "age",
    "site", "site"), level = c("", "", levels(d$site)[-1])), list(coefficient = v[, 1], `standard error` = v[, 2], p = v[, 4]),
    1e-7)
  q <- unname(predict(model, d, type = "response"))
  known <- !is.na(q)
  add("logistic-regression-learner_cohort-with-probability", list(patient = d$id[known]), list(`Clinical model` = q[known]),
    1e-8)
  for (role in c("training", "validation")) {
    rows <- known & train == (role == "training")
    curve <- suppressMessages(roc(d$label[rows], q[rows], direction = "<", levels = c(0, 1)))
    limits <- as.vector(ci.auc(curve))
    add("roc-view_auc", list(set = role, model = "Clinical model"), list(AUC = limits[2], `AUC lower` = limits[1],
      `AUC upper` = limits[3]), 1e-9, relative = FALSE)
  }
  list(best = I(best), chosen = I(chosen), tables = tables)
}

write_reference("table_cohorts", list(call = "anova(lm), cv.glmnet, glm, pROC::ci.auc",
  cohorts = lapply(shapes, function(shape) {
    d <- cohort(shape)
    text <- d
    text[-(1:6)] <- lapply(d[-(1:6)], function(v) sprintf("%.15g", v))
    text$age <- ifelse(is.na(d$age), "", sprintf("%d", as.integer(d$age)))
    c(list(csv = I(c(paste(names(text), collapse = ","), do.call(paste, c(text, sep = ","))))), steps(d))
  })), c("glmnet", "pROC"))
