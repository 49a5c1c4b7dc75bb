const failed = (error) => console.log(error.message);
import('./heater.js')
  .catch(failed)
  .then(() => import('./heater.js'))
  .catch(failed);
