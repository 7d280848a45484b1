# Rows that ComBat has not been fitted to. sva::ComBat returns adjusted values only; within a batch they are an exactly
# linear function of value and covariates, so that least squares on the training rows of the batch recovers it, and the
# same function gives the adjusted values of other rows.
#
# Rscript combat-new-rows.R [FILE COUNT SEED]: with arguments, COUNT random cases into FILE.
source("write.R")
suppressMessages(library(sva))

apply_to <- function(train, adjusted, batch, covariates, new, new_batch, new_covariates) {
  out <- matrix(0, nrow(new), ncol(new))
  for (b in unique(new_batch)) {
    mine <- batch == b
    theirs <- new_batch == b
    for (j in seq_len(nrow(train))) {
      # Centred and scaled, so that least squares loses no digits where a value is far from zero.
      m <- mean(train[j, mine]); s <- sd(train[j, mine]); a <- mean(adjusted[j, mine])
      x <- cbind(1, (train[j, mine] - m) / s, covariates[mine, , drop = FALSE])
      line <- qr.coef(qr(x, tol = 1e-12), (adjusted[j, mine] - a) / s)
      z <- cbind(1, (new[j, theirs] - m) / s, new_covariates[theirs, , drop = FALSE])
      out[j, theirs] <- z %*% line * s + a
    }
  }
  out
}

case <- function(n, m, p, levels, covariates, runs, draw = rnorm, far = 10) {
  batch <- c(rep(levels, 8), sample(levels, n - 8 * length(levels), TRUE))
  new_batch <- sample(levels, m, TRUE)
  shift <- matrix(rnorm(p * length(levels)), p, dimnames = list(NULL, levels))
  scale <- matrix(exp(rnorm(p * length(levels), 0, 0.3)), p, dimnames = list(NULL, levels))
  make <- function(b, cov) t(vapply(seq_len(p), function(j)
    far * j + draw(length(b)) * scale[j, b] + shift[j, b] + rowSums(cov) * 0.1, numeric(length(b))))
  cov <- matrix(rnorm(n * covariates), n)
  new_cov <- matrix(rnorm(m * covariates), m)
  train <- make(batch, cov)
  new <- make(new_batch, new_cov)
  list(data = train, batch = I(batch), covariates = I(lapply(seq_len(covariates), function(k) I(cov[, k]))),
    new = new, new_batch = I(new_batch), new_covariates = I(lapply(seq_len(covariates), function(k) I(new_cov[, k]))),
    runs = lapply(runs, function(run) {
      reference <- run[2]
      adjusted <- NULL
      named <- train
      rownames(named) <- paste0("f", seq_len(p))
      capture.output(adjusted <- suppressMessages(ComBat(named, batch,
        if (covariates) model.matrix(~cov) else NULL, par.prior = grepl("P", run[1]), mean.only = grepl("M", run[1]),
        ref.batch = if (nzchar(reference)) reference else NULL)))
      list(parametric = grepl("P", run[1]), mean_only = grepl("M", run[1]), reference = reference,
        adjusted = apply_to(train, adjusted, batch, cov, new, new_batch, new_cov))
    }))
}

all_runs <- list(c("P", ""), c("N", ""), c("PM", ""), c("NM", ""), c("P", "B"), c("N", "A"))

arguments <- commandArgs(TRUE)
if (length(arguments)) {
  set.seed(as.integer(arguments[3]))
  cases <- lapply(seq_len(as.integer(arguments[2])), function(i) {
    levels <- LETTERS[seq_len(sample(2:4, 1))]
    case(8 * length(levels) + sample(0:40, 1), sample(1:30, 1), sample(2:60, 1), levels, sample(0:2, 1),
      list(c("P", ""), c("N", ""), c("PM", ""), c(sample(c("P", "N"), 1), "A")),
      list(rnorm, function(n) rt(n, 3), rexp, function(n) round(3 * rnorm(n)))[[sample(4, 1)]],
      sample(c(0, 10, 1000), 1))
  })
  names(cases) <- paste("random", seq_along(cases))
  writeLines(to_json(list(cases = cases)), arguments[1])
} else {
  set.seed(44)
  write_reference("combat-new-rows", list(
    call = "ComBat(data, batch, mod, par.prior, mean.only, ref.batch), its linear function applied to other rows",
    cases = list(
      "two batches" = case(20, 7, 8, c("A", "B"), 0, all_runs),
      "covariates" = case(30, 9, 10, c("A", "B", "C"), 2, all_runs),
      "more features than rows" = case(18, 6, 45, c("A", "B"), 1, all_runs[1:2]),
      "heavy tails" = case(28, 8, 12, c("A", "B", "C"), 0, all_runs, function(n) rt(n, 2)),
      "ties" = case(24, 6, 10, c("A", "B"), 0, all_runs[1:4], function(n) round(2 * rnorm(n))))), "sva")
}
