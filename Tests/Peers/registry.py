"""The list of what makes cases: one function for every function of the language."""

MAKERS = []


def makes(origin, weight=1):
  """Registers a function that fills a script; `weight` is how often it has its turn."""

  def register(function):
    MAKERS.extend([(origin, function)] * weight)
    return function

  return register
