function getStack() {
  const limit = Error.stackTraceLimit, prep = Error.prepareStackTrace, obj = {};
  Error.prepareStackTrace = (o, stack) => stack;
  Error.stackTraceLimit = Math.max(10, limit);
  Error.captureStackTrace(obj);
  const stack = obj.stack.slice(1);
  Error.prepareStackTrace = prep;
  Error.stackTraceLimit = limit;
  return stack;
}
const stack = getStack();
console.log(Array.isArray(stack), typeof stack[0].getFileName, stack[0].getLineNumber(), String(stack[0]).replace(/.*\//, ''));
