# Variables of three and more groups: oneway.test, kruskal.test, car::leveneTest, shapiro.test, chisq.test, fisher.test.
# The test taken is chosen by the rules that the Baseline Table states.
source("write.R")
suppressMessages(library(car))
set.seed(1952)

quantity <- function(v, g) {
  v <- signif(v, 6)
  known <- is.finite(v)
  parts <- split(v[known], g[known])
  p <- list(anova = oneway.test(v ~ g, var.equal = TRUE)$p.value, welch = oneway.test(v ~ g)$p.value,
    kruskal = kruskal.test(v, g)$p.value, levene = leveneTest(v[known], g[known], center = mean)[1, 3])
  shapiro <- vapply(parts, function(x) shapiro.test(x)$p.value, 0)
  by_levene <- if (p$levene >= 0.05) "One-way analysis of variance" else "Welch's analysis of variance"
  c(list(values = I(v), missing = sum(!known), shapiro = I(unname(shapiro)), levene_choice = by_levene,
    normality_choice = if (min(shapiro) < 0.05) "Kruskal-Wallis test" else by_levene,
    mean = I(unname(vapply(parts, mean, 0))), sd = I(unname(vapply(parts, sd, 0))),
    median = I(unname(vapply(parts, median, 0)))), p)
}

category <- function(v, g) {
  t <- table(v, g)
  test <- suppressWarnings(chisq.test(t, correct = FALSE))
  fisher <- fisher.test(t, workspace = 2e7)$p.value
  exact <- mean(test$expected < 5) > 0.2
  list(values = I(as.character(v)), chi_square = test$p.value, fisher = fisher,
    choice = if (exact) "Fisher's exact test" else "Chi-square test", p = if (exact) fisher else test$p.value)
}

one <- function(sizes) {
  g <- factor(sample(rep(seq_along(sizes), sizes)))
  n <- length(g)
  k <- as.integer(g)
  gaps <- rnorm(n) + 0.3 * k
  gaps[sample(n, 3)] <- NaN
  list(groups = I(k), quantities = list(even = quantity(rnorm(n) + 0.4 * k, g), uneven = quantity(rnorm(n) * k, g),
    heavy = quantity(rt(n, 1.5), g), ties = quantity(round(rnorm(n, k)), g), gaps = quantity(gaps, g),
    large_mean = quantity(1e6 + rnorm(n), g), tiny = quantity(1e-100 * (rnorm(n) + k), g)),
    categories = list(sex = category(sample(c("f", "m"), n, TRUE), g),
      rare = category(sample(c("a", "b", "c"), n, TRUE, c(0.85, 0.1, 0.05)), g),
      location = category(sample(c("cervical", "lumbar", "thoracic"), n, TRUE), g)))
}

write_reference("baseline_groups", list(
  call = paste("oneway.test(v ~ g, var.equal), kruskal.test(v, g), car::leveneTest(v, g, center = mean),",
    "shapiro.test, chisq.test(correct = FALSE), fisher.test"),
  cases = list(three = one(c(20, 15, 25)), four = one(c(12, 9, 14, 10)), five = one(c(30, 8, 12, 20, 6)))), "car")
