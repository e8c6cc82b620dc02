// What is particular to one deployment. The other parameters, with their defaults, are at the top of main.bicep.
using 'main.bicep'

param name = 'pore-routine'
param alertEmail = readEnvironmentVariable('ALERT_EMAIL')
