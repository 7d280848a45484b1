# sva::ComBat: adjusted values, for parametric and non-parametric priors, with and without covariates, mean only, and a
# reference batch.
#
# Rscript combat.R [FILE COUNT SEED]: with arguments, COUNT random cases into FILE.
source("write.R")
suppressMessages(library(sva))

fit <- function(data, batch, covariates, parametric, mean_only, reference) {
  mod <- if (length(covariates)) model.matrix(~., as.data.frame(covariates)) else NULL
  out <- NULL
  capture.output(out <- suppressMessages(ComBat(data, batch, mod, par.prior = parametric, mean.only = mean_only,
    ref.batch = if (nzchar(reference)) reference else NULL)))
  out
}

# data: one row per feature. Runs all kinds of priors that are asked for.
case <- function(data, batch, covariates = list(), runs = list(c("P", ""), c("N", ""), c("PM", ""), c("NM", ""))) {
  rownames(data) <- paste0("f", seq_len(nrow(data)))
  list(data = unname(data), batch = I(batch),
    covariates = lapply(covariates, function(v) if (is.factor(v)) list(levels = levels(v),
      values = I(as.character(v))) else I(v)),
    runs = lapply(runs, function(run) list(
      parametric = grepl("P", run[1]), mean_only = grepl("M", run[1]), reference = run[2],
      adjusted = unname(fit(data, batch, covariates, grepl("P", run[1]), grepl("M", run[1]), run[2])))))
}

features <- function(p, batch, extra = 0, draw = rnorm) {
  levels <- sort(unique(batch))
  t(vapply(seq_len(p), function(j) {
    shift <- setNames(rnorm(length(levels), 0, 0.7), levels)
    scale <- setNames(exp(rnorm(length(levels), 0, 0.3)), levels)
    10 * j + draw(length(batch)) * scale[batch] + shift[batch] + extra * rnorm(1)
  }, numeric(length(batch))))
}

committed <- function() {
  set.seed(43)
  two <- rep(c("A", "B"), c(11, 9))
  three <- sample(c("GE", "Philips", "Siemens"), 24, TRUE)
  age <- round(rnorm(24, 55, 10))
  stage <- factor(sample(c("I", "II", "III"), 24, TRUE))
  all <- list(c("P", ""), c("N", ""), c("PM", ""), c("NM", ""), c("P", "Siemens"), c("N", "GE"), c("PM", "Philips"))
  base <- features(12, three, 1)
  constant <- features(6, two)
  constant[2, ] <- 3
  constant[5, two == "A"] <- 1
  list(
    "two batches" = case(features(8, two), two),
    "covariates" = case(base, three, list(age = age, stage = stage), all),
    "more features than rows" = case(features(60, two), two, list(sex = factor(rep(c("f", "m"), 10)))),
    "heavy tails" = case(features(15, three, 1, function(n) rt(n, 1)), three, list(age = age), all),
    "ties" = case(features(10, three, 0, function(n) round(2 * rnorm(n)) + 0), three),
    "constants" = case(constant, two),
    "one patient in a batch" = case(features(7, rep(c("A", "B"), c(1, 12))), rep(c("A", "B"), c(1, 12))),
    "small unit" = case(features(6, two) * 2^-900, two, runs = list()),
    "large unit" = case(features(6, two) * 2^900, two, runs = list()),
    "far from zero" = case(features(6, two) + 1e7, two),
    "two features" = case(features(2, two), two))
}

anything <- function() {
  n <- sample(8:90, 1)
  batch <- sample(LETTERS[seq_len(sample(2:5, 1))], n, TRUE)
  batch[1:2] <- "A"
  covariates <- list()
  if (n > 30 && runif(1) < 0.6) covariates$x <- rnorm(n)
  if (n > 30 && runif(1) < 0.4) covariates$g <- factor(sample(c("u", "v", "w"), n, TRUE))
  draw <- list(rnorm, function(n) rt(n, 2), function(n) round(3 * rnorm(n)), rexp)[[sample(4, 1)]]
  case(features(sample(2:80, 1), batch, runif(1), draw), batch, covariates,
    list(c("P", ""), c("N", ""), c("PM", ""), c("NM", ""), c(sample(c("P", "N", "PM", "NM"), 1), "A")))
}

arguments <- commandArgs(TRUE)
if (length(arguments)) {
  set.seed(as.integer(arguments[3]))
  cases <- list()
  while (length(cases) < as.integer(arguments[2])) {
    made <- tryCatch(anything(), error = function(e) NULL)
    if (!is.null(made)) cases[[paste("random", length(cases))]] <- made
  }
  writeLines(to_json(list(cases = cases)), arguments[1])
} else {
  cases <- committed()
  # A change of unit by a power of two changes the adjusted values by the same.
  for (unit in c("small unit", "large unit")) {
    power <- if (unit == "small unit") 2^-900 else 2^900
    plain <- case(cases[[unit]]$data / power, cases[[unit]]$batch)
    cases[[unit]]$runs <- lapply(plain$runs, function(run) { run$adjusted <- run$adjusted * power; run })
  }
  write_reference("combat", list(call = "ComBat(data, batch, mod, par.prior, mean.only, ref.batch)", cases = cases),
    "sva")
}
