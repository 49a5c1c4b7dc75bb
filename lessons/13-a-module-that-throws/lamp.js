console.log('lamp');
