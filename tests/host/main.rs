
mod regions;
