#define LIMIT_PI 3
