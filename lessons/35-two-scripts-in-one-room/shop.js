var total = 12;
note = "three rolls";

function bill() {
  return total;
}
