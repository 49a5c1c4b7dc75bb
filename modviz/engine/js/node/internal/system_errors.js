(function () { return new Map([[-2, ['ENOENT', 'no such file or directory']]]); })
