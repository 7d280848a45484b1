# Honest validation: the whole chain (ANOVA p < 0.05, 12 best by F, glmnet at one lambda, glm of clinical variables and
# Rad-score) inside every fold of given folds. One lambda, so that no inner folds matter.
source("write.R")
suppressMessages({library(glmnet); library(pROC)})
set.seed(20230207)

n <- 60
p <- 80
k <- 12
lambda <- 0.06
y <- rep(c(1, 0), length.out = n)
base <- matrix(rnorm(n * 8), n)
x <- sapply(seq_len(p), function(j)
  0.7 * base[, (j - 1) %% 8 + 1] + 0.7 * rnorm(n) + (if ((j - 1) %% 8 < 2) 0.6 else 0) * y)
x <- signif(x, 8)
colnames(x) <- paste0("f", seq_len(p) - 1)
age <- round(55 + 9 * rnorm(n) + 4 * y, 1)
sex <- factor(sample(c("f", "m"), n, TRUE))
folds <- t(sapply(1:2, function(r) ave(seq_len(n), y, FUN = function(i) sample(rep_len(1:5, length(i))))))

fit <- function(rows) {
  data <- data.frame(y = y[rows], age = age[rows], sex = sex[rows])
  f <- apply(x[rows, ], 2, function(v) unlist(summary(aov(v ~ factor(data$y)))[[1]][1, c("F value", "Pr(>F)")]))
  passed <- which(f[2, ] < 0.05)
  best <- sort(passed[order(f[1, passed], decreasing = TRUE)][seq_len(min(k, length(passed)))])
  beta <- as.matrix(coef(glmnet(x[rows, best, drop = FALSE], data$y, family = "binomial", lambda = lambda,
    thresh = 1e-14, maxit = 1e7)))[, 1]
  score <- function(i) drop(cbind(1, x[i, best, drop = FALSE]) %*% beta)
  data$score <- score(rows)
  clinical <- glm(y ~ age + sex, binomial, data, epsilon = 1e-14)
  nomogram <- glm(y ~ age + sex + score, binomial, data, epsilon = 1e-14)
  list(chosen = names(beta)[-1][beta[-1] != 0], passed = length(passed), best = length(best), predict = function(i) {
    new <- data.frame(age = age[i], sex = sex[i], score = score(i))
    cbind(predict(clinical, new, type = "response"), plogis(new$score), predict(nomogram, new, type = "response"))
  })
}

measure <- function(rows, p) {
  apply(p, 2, function(q) c(auc = as.numeric(auc(roc(y[rows], q, direction = "<", quiet = TRUE))),
    brier = mean((y[rows] - q)^2),
    slope = unname(coef(glm(y[rows] ~ qlogis(q), family = binomial, epsilon = 1e-14))[2])))
}

all <- seq_len(n)
whole <- fit(all)
apparent <- measure(all, whole$predict(all))
optimism <- array(0, c(2, 3))
fitted_slope <- numeric(3)
held <- list()
chosen <- character()
for (r in 1:2) {
  predicted <- matrix(NA, n, 3)
  for (fold in 1:5) {
    test <- which(folds[r, ] == fold)
    train <- which(folds[r, ] != fold)
    one <- fit(train)
    chosen <- c(chosen, one$chosen)
    predicted[test, ] <- one$predict(test)
    fitted <- measure(train, one$predict(train))
    optimism <- optimism + (fitted - suppressWarnings(measure(test, one$predict(test))))[1:2, ]
    fitted_slope <- fitted_slope + fitted[3, ] / 10
  }
  held[[r]] <- measure(all, predicted)
}
mean_held <- (held[[1]] + held[[2]]) / 2
# A fold of twelve rows has no slope to speak of: that of a repetition's held-out predictions counts.
optimism <- rbind(optimism / 10, fitted_slope - mean_held[3, ])
count <- table(factor(chosen, levels = colnames(x)))
write_reference("honest", list(x = t(x), y = y, age = age, sex = as.character(sex), folds = folds, k = k, lambda = lambda,
  models = c("CLINICAL", "RAD_SCORE", "NOMOGRAM"), measures = c("AUC", "BRIER", "SLOPE"),
  call = "glmnet(x[, best], y, family = 'binomial', lambda, thresh = 1e-14), glm(y ~ age + sex + score) in every fold",
  apparent = apparent, optimism = optimism, held_out = mean_held, passed = whole$passed, chosen = whole$chosen,
  counts = as.vector(count)), c("glmnet", "pROC"))
