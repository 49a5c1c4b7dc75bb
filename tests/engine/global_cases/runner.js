// What both engines run for one case: a program of one line, and then what came of it.
(function (text) {
  try {
    (0, eval)(text);
  } catch (error) {
    console.log('threw', error.name, '|', error.message, '|', error.code);
  }
})
