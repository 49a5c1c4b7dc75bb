export const hammer = "hammer";
export const glue = "glue";
