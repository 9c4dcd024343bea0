/** Stylesheets are collected by esbuild. */
declare module "*.css";
