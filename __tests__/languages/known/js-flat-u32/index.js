export const largest = () => 4294967295;

export const inOption = () => 4294967295;
