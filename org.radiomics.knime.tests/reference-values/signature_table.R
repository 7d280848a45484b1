# The example of workflows/signature-from-table (data/table.csv, data/rereadings.csv), and what R computes from it step by
# step: psych, glmnet, rms, pROC, and base R. The test runs the workflow and looks every number up in its tables.
source("write.R")
suppressMessages({library(psych); library(glmnet); library(rms); library(pROC); library(car, warn.conflicts = FALSE)})
set.seed(20230905)

# ---- the example: two informative blocks, ties, heavy tails, huge and tiny scales, a constant, and rising disagreement
n <- 96; p <- 48
label <- rep(0:1, length.out = n)
x <- matrix(rnorm(n * p), n)
x[, 9:16] <- 0.4 * x[, 9:16] + rnorm(n)
x[, 1:6] <- x[, 1:6] + outer(label, c(0.9, -0.8, 0.7, 0.6, -0.6, 0.5))
x[, 9:16] <- x[, 9:16] + 0.4 * label
x[, 21:34] <- x[, 21:34] + 0.55 * label
x[, 7] <- round(x[, 7] + 0.5 * label)
x[, 17:20] <- x[, 17:20]^3
x[, 5] <- x[, 5] * 1e120
x[, 6] <- x[, 6] * 1e-120
x[, 48] <- 3
features <- sprintf("original_%s_%02d", rep(c("firstorder", "glcm", "glrlm", "shape"), each = 12), 1:p)
x <- signif(x, 9)
colnames(x) <- features
age <- round(55 + 6 * label + rnorm(n, 0, 11))
sex <- rbinom(n, 1, 0.5)
margin <- ifelse(runif(n) < 0.35 + 0.3 * label, "unclear", "clear")
set <- character(n)
for (k in 0:1) set[label == k] <- sample(rep(c("train", "test"), c(34, 14)))
fold <- integer(n)
for (k in 0:1) fold[set == "train" & label == k] <- sample(rep(1:10, length.out = 34))
again <- which(label == 0 & set == "train")[1:10]
again <- sort(c(again, which(label == 1 & set == "train")[1:10]))
reread <- function(spread) signif(x[again, ] + t(t(matrix(rnorm(20 * p), 20)) * spread * apply(x, 2, sd)), 9)
spread <- rep(c(0.02, 0.1, 0.4, 0.8), length.out = p)
spread[c(1:6, 9:12)] <- 0.1
text <- function(m) apply(m, 2, function(v) sprintf("%.15g", v))
data <- file.path("..", "..", "workflows", "signature-from-table", "data")
dir.create(data, FALSE)
rows <- function(file, ...) write.csv(data.frame(..., check.names = FALSE), file.path(data, file), row.names = FALSE,
  quote = FALSE, na = "")
rows("table.csv", id = sprintf("P%03d", 1:n), set, label, fold, age, sex, margin, text(x))
readings <- c("reader1_first", "reader1_second", "reader2")
rows("rereadings.csv", id = rep(sprintf("P%03d", again), 3), reading = rep(readings, each = 20),
  text(rbind(x[again, ], reread(spread), reread(1.2 * spread))))

# ---- what R makes of the files
d <- read.csv(file.path(data, "table.csv"), check.names = FALSE)
r <- read.csv(file.path(data, "rereadings.csv"), check.names = FALSE)
train <- d$set == "train"
sets <- list(training = train, validation = !train)
tables <- list()
add <- function(file, keys, values, tolerance, relative = TRUE, complete = TRUE) tables[[length(tables) + 1]] <<- list(
  file = file, complete = complete, keys = lapply(keys, function(k) I(as.character(k))), relative = relative,
  tolerance = tolerance, values = lapply(values, function(v) I(v)))

# ICC(2,1) between readers and within the first
icc <- function(feature, second) {
  ratings <- cbind(r[[feature]][r$reading == "reader1_first"], r[[feature]][r$reading == second])
  if (sd(ratings) == 0) return(rep(NA, 5))
  ratings <- ratings / sd(ratings)
  v <- suppressWarnings(ICC(ratings, lmer = FALSE)$results["Single_random_raters", ])
  c(v[["ICC"]], v[["lower bound"]], v[["upper bound"]], v[["F"]], v[["p"]])
}
inter <- sapply(features, icc, "reader2")
intra <- sapply(features, icc, "reader1_second")
values <- c(setNames(asplit(inter, 1), paste("inter", c("ICC", "lower", "upper", "F", "p"))),
  setNames(asplit(intra, 1), paste("intra", c("ICC", "lower", "upper", "F", "p"))))
defined <- !is.na(inter[1, ])
add("icc-filter_icc", list(feature = features), lapply(values[c(1:4, 6:9)], as.vector), 1e-6)
add("icc-filter_icc", list(feature = features[defined]), lapply(values[c(5, 10)], function(v) as.vector(v)[defined]), 1e-6,
  complete = FALSE)
stable <- features[defined & inter[1, ] > 0.75 & intra[1, ] > 0.75]

# one-way analysis of variance, then the best
anova_of <- function(f) unlist(anova(lm(d[[f]][train] / sd(d[[f]][train]) ~ factor(d$label[train])))[1, c("F value",
  "Pr(>F)")])
scores <- sapply(stable, anova_of)
add("anova-kbest-filter_scores", list(feature = stable), list(F = unname(scores[1, ]), p = unname(scores[2, ])), 1e-9)
passed <- stable[scores[2, ] < 0.05]
k_best <- 15
best <- passed[rank(-scores[1, passed]) <= k_best]

# LASSO with the folds of the table; the columns as multiples of their standard deviation, as glmnet loses coefficients of
# 1e-120
s <- apply(d[train, best], 2, sd)
units <- as.matrix(sweep(d[best], 2, s, "/"))
fit <- cv.glmnet(units[train, ], d$label[train], family = "binomial", foldid = d$fold[train], thresh = 1e-20, maxit = 1e8)
add("lasso-learner_cross-validation", list(features = fit$nzero, lambda = fit$lambda), list(mean = fit$cvm, `standard error` =
  fit$cvsd), 1e-4)
beta <- as.matrix(coef(fit, s = "lambda.min"))[, 1] / c(1, s)
chosen <- names(which(beta[-1] != 0))
add("lasso-learner_coefficients", list(feature = c("(Intercept)", chosen)), list(coefficient = unname(beta[c("(Intercept)",
  chosen)])), 1e-5)
d$score <- as.vector(predict(fit, units, s = "lambda.min"))
add("lasso-learner_cohort-with-rad-score", list(patient = d$id), list(`Rad-score` = d$score), 1e-5, relative = FALSE)

# Table 1
baseline <- function(rows, role) {
  by <- factor(d$label[rows])
  age <- d$age[rows]
  equal <- leveneTest(age, by, center = mean)[1, "Pr(>F)"]
  add("baseline-table_baseline-values", list(role = rep(role, 2), variable = c("age", "age"), group = c("1", "0")),
    list(`Levene p` = rep(equal, 2), `pooled p` = rep(t.test(age ~ by, var.equal = TRUE)$p.value, 2), `Welch p` =
    rep(t.test(age ~ by)$p.value, 2), mean = c(mean(age[by == 1]), mean(age[by == 0])), sd = c(sd(age[by == 1]),
    sd(age[by == 0]))), 1e-9, complete = FALSE)
  add("baseline-table_baseline-values", list(role = rep(role, 2), variable = c("sex", "margin"), level = c("0", "clear"),
    group = c("1", "1")), list(p = c(fisher.test(d$sex[rows], by)$p.value, fisher.test(d$margin[rows], by)$p.value)), 1e-9,
    complete = FALSE)
}
baseline(train, "training")
baseline(!train, "validation")

# logistic regressions
control <- glm.control(epsilon = 1e-14, maxit = 100)
d$sex <- factor(d$sex)
d$margin <- factor(d$margin)
estimates <- function(file, model, fit, variables, levels, tolerance = 1e-8, skip = 0) {
  v <- summary(fit)$coefficients
  v <- v[seq_len(nrow(v)) > skip, , drop = FALSE]
  add(file, list(model = rep(model, nrow(v)), variable = variables, level = levels), list(coefficient = unname(v[, 1]),
    `standard error` = unname(v[, 2]), OR = unname(exp(v[, 1])), `OR lower` = unname(exp(v[, 1] - qnorm(0.975) * v[, 2])),
    `OR upper` = unname(exp(v[, 1] + qnorm(0.975) * v[, 2])), p = unname(v[, 4])), tolerance, complete = FALSE)
}
t <- d[train, ]
clinical <- glm(label ~ age + sex + margin, binomial, t, control = control)
estimates("logistic-regression-learner_odds-ratios", "multivariable", clinical, c("(Intercept)", "age", "sex", "margin"),
  c("", "", "1", "unclear"))
for (v in list(c("age", ""), c("sex", "1"), c("margin", "unclear")))
  estimates("logistic-regression-learner_odds-ratios", "univariate", glm(reformulate(v[1], "label"), binomial, t, control =
    control), v[1], v[2], skip = 1)
d$`Clinical model` <- unname(predict(clinical, d, type = "response"))
add("logistic-regression-learner_cohort-with-probability", list(patient = d$id), list(`Clinical model` =
  d$`Clinical model`), 1e-8)
alone <- glm(label ~ score, binomial, t, control = control)
estimates("logistic-regression-learner-2_odds-ratios", "multivariable", alone, c("(Intercept)", "Rad-score"), c("", ""))
d$`Rad-score model` <- unname(predict(alone, d, type = "response"))
add("logistic-regression-learner-2_cohort-with-probability", list(patient = d$id), list(`Rad-score model` =
  d$`Rad-score model`), 1e-8)

# nomogram
t <- d[train, ]
ranges <- datadist(t[c("age", "sex", "margin", "score")])
options(datadist = "ranges")
joint <- lrm(label ~ age + sex + margin + score, t, x = TRUE, y = TRUE, eps = 1e-14, maxit = 100, tol = 1e-13)
full <- glm(label ~ age + sex + margin + score, binomial, t, control = control)
estimates("nomogram-learner_odds-ratios", "nomogram", full, c("(Intercept)", "age", "sex", "margin", "Rad-score"), c("", "",
  "1", "unclear", ""))
b <- coef(full)
# The marks are rms's. The points are rms's arithmetic on the coefficients of glm, which converges further than lrm: X beta
# less its least on the axis, as a share of the longest axis. rms itself interpolates the probabilities.
nomo <- nomogram(joint, fun = plogis, funlabel = "probability", lp = TRUE)
part <- list(age = b[["age"]] * nomo$age[[1]], sex = c(0, b[["sex1"]]), margin = c(0, b[["marginunclear"]]),
  score = b[["score"]] * nomo$score[[1]])
least <- sapply(part, min)
sc <- 100 / max(sapply(part, function(p) diff(range(p))))
near <- function(points, rms, tolerance) stopifnot(max(abs(points - rms)) < tolerance)
for (v in names(part)) {
  points <- (part[[v]] - least[[v]]) * sc
  near(points, nomo[[v]]$points, 1e-6)
  add("nomogram-learner_points", list(axis = rep(if (v == "score") "Rad-score" else v, length(points)), mark =
    as.character(nomo[[v]][[1]])), list(points = points), 1e-7, relative = FALSE, complete = FALSE)
}
total <- function(lp) (lp - b[["(Intercept)"]] - sum(least)) * sc
scales <- list(`Linear predictor` = list(at = nomo$lp$x.real, points = total(nomo$lp$x.real), rms = nomo$lp$x), Probability =
  list(at = nomo$probability$x.real, points = total(qlogis(nomo$probability$x.real)), rms = nomo$probability$x))
for (scale in names(scales)) {
  near(scales[[scale]]$points, scales[[scale]]$rms, if (scale == "Probability") 1e-3 else 1e-6)
  add("nomogram-learner_points", list(axis = rep(scale, length(scales[[scale]]$at)), value = scales[[scale]]$at),
    list(points = scales[[scale]]$points), 1e-7, relative = FALSE, complete = FALSE)
}
d$Nomogram <- unname(predict(full, d, type = "response"))
add("nomogram-predictor_cohort-with-probability", list(patient = d$id), list(Nomogram = d$Nomogram), 1e-8, relative = FALSE)

# ROC curves, DeLong's tests, cut-offs by Youden's index on the training rows
models <- c("Clinical model", "score", "Nomogram")
shown <- c("Clinical model", "Rad-score", "Nomogram")
roc_of <- function(rows, model) suppressMessages(roc(d$label[rows], d[[model]][rows], direction = "<", levels = c(0, 1)))
for (set_name in names(sets)) {
  curves <- lapply(models, function(m) roc_of(sets[[set_name]], m))
  limits <- sapply(curves, function(c) as.vector(ci.auc(c)))
  add("roc-view_auc", list(set = rep(set_name, 3), model = shown), list(AUC = limits[2, ], `AUC lower` = limits[1, ],
    `AUC upper` = limits[3, ]), 1e-9, complete = FALSE)
  for (pair in list(c(1, 2), c(1, 3), c(2, 3))) {
    test <- roc.test(curves[[pair[1]]], curves[[pair[2]]], method = "delong", paired = TRUE)
    add("roc-view_delong", list(set = set_name, `model 1` = shown[pair[1]], `model 2` = shown[pair[2]]), list(Z =
      test$statistic[[1]], p = test$p.value), 1e-9, complete = FALSE)
  }
  cut <- sapply(models, function(m) { c <- coords(roc_of(train, m), "best", transpose = FALSE); c$threshold[1] })
  positive <- d$label[sets[[set_name]]] == 1
  called <- sapply(seq_along(models), function(k) d[[models[k]]][sets[[set_name]]] >= cut[k])
  add("roc-view_cutoffs", list(set = rep(set_name, 3), model = shown), list(sensitivity = colMeans(called[positive, ]),
    specificity = colMeans(!called[!positive, ]), accuracy = colMeans(called == positive), PPV = apply(called, 2, function(c)
    mean(positive[c])), NPV = apply(called, 2, function(c) mean(!positive[!c]))), 1e-12, complete = FALSE)
}

# calibration of the nomogram
for (set_name in names(sets)) {
  q <- d$Nomogram[sets[[set_name]]]
  y <- d$label[sets[[set_name]]]
  group <- cut(q, unique(quantile(q, seq(0, 1, 0.1))), include.lowest = TRUE)
  observed <- tapply(y, group, sum); expected <- tapply(q, group, sum); size <- as.vector(table(group))
  x2 <- sum((observed - expected)^2 / expected + (observed - expected)^2 / (size - expected))
  df <- length(size) - if (set_name == "training") 2 else 0
  recalibrated <- coef(glm(y ~ qlogis(q), binomial, control = control))
  measures <- c(`Hosmer-Lemeshow chi-square` = x2, `Hosmer-Lemeshow p` = pchisq(x2, df, lower.tail = FALSE), `Brier score` =
    mean((q - y)^2), `calibration slope` = recalibrated[[2]], `calibration intercept` = recalibrated[[1]])
  add("calibration-view_calibration", list(set = rep(set_name, 3), measure = names(measures)[1:3]), list(value =
    unname(measures[1:3])), 1e-9, complete = FALSE)
  # the logit of a probability next to 1 has lost that many digits
  add("calibration-view_calibration", list(set = rep(set_name, 2), measure = names(measures)[4:5]), list(value =
    unname(measures[4:5])), 1e-7, relative = FALSE, complete = FALSE)
  places <- seq(sort(q)[5], sort(q)[length(q) - 4], length = 50)
  smooth <- approx(lowess(q, y, iter = 0), xout = places, ties = function(x) x[1])$y
  add("calibration-view_curve", list(set = rep(set_name, 50), row = 1:50), list(predicted = places, apparent = smooth), 1e-9,
    relative = FALSE, complete = FALSE)
}

# net benefit
sets$`whole cohort` <- rep(TRUE, n)
thresholds <- 0:99 / 100
for (set_name in names(sets)) for (model in c("Clinical model", "Rad-score model", "Nomogram", "treat all")) {
  q <- if (model == "treat all") rep(1, n) else d[[model]]
  q <- q[sets[[set_name]]]
  y <- d$label[sets[[set_name]]]
  net <- sapply(thresholds, function(t) mean(q >= t & y == 1) - mean(q >= t & y == 0) * t / (1 - t))
  add("dca-view_decision-curves", list(set = rep(set_name, 100), model = rep(model, 100), threshold = thresholds),
    list(`net benefit` = net), 1e-12, relative = FALSE, complete = FALSE)
}

write_reference("signature_table", list(call = "see the script", k_best = k_best, stable = I(stable), passed = length(passed), best = I(best),
  chosen = I(chosen), tables = tables), c("psych", "glmnet", "rms", "pROC", "car"))
