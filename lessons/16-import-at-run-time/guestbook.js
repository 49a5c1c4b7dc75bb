console.log('guestbook runs');
export let visits = 0;
export function visit(who) {
  visits += 1;
  console.log(who, visits);
}
