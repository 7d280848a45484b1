# write_reference(name, values): values as JSON, numbers with the 17 digits that give the same double back (jsonlite
# stops at 15), NaN and infinities as strings. A vector of length one is a scalar unless it is wrapped in I().

number <- function(v) {
  if (is.nan(v) || is.na(v)) return('"NaN"')
  if (is.infinite(v)) return(if (v > 0) '"Inf"' else '"-Inf"')
  short <- sprintf("%.15g", v)
  if (as.numeric(short) == v) short else sprintf("%.17g", v)
}

to_json <- function(v) {
  array <- function(items) paste0("[", paste(items, collapse = ","), "]")
  if (is.null(v)) return("null")
  if (is.matrix(v)) return(array(apply(v, 1, function(row) to_json(I(as.vector(row))))))
  if (is.list(v)) {
    items <- vapply(v, to_json, "")
    if (is.null(names(v))) return(array(items))
    return(paste0("{", paste0('"', names(v), '":', items, collapse = ",\n"), "}"))
  }
  boxed <- inherits(v, "AsIs") || length(v) != 1
  v <- unclass(v)
  items <- if (is.character(v)) encodeString(v, quote = '"')
    else if (is.logical(v)) ifelse(v, "true", "false")
    else vapply(as.numeric(v), number, "")
  if (boxed) array(items) else items
}

write_reference <- function(name, values, packages = character()) {
  values$made_with <- I(c(paste("R", getRversion()), vapply(packages, function(p) paste(p, packageVersion(p)), "")))
  values$made_by <- paste0("reference-values/", name, ".R")
  writeLines(to_json(values), file.path("..", "src", "test", "resources", "reference-values", paste0(name, ".json")))
}
