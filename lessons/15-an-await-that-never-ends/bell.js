console.log('ring');
await new Promise(() => {});
console.log('who is there?');
