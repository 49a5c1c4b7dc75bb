import { light } from "lamp";

export const cellar = light;
