// Pore Routine in one resource group: the service on two instances or more, its store, its registration as a bot with the Teams channel,
// and who is told when something is wrong. No resource knows a key or a password: the service enters everywhere as its managed identity.
targetScope = 'resourceGroup'

@description('What the names of all resources begin with: letters, figures and hyphens.')
@minLength(3)
@maxLength(20)
param name string = 'pore-routine'

@description('Where the resources are.')
param location string = resourceGroup().location

@description('Who gets the alerts by mail.')
param alertEmail string

@description('How many instances serve. With fewer than two a new version, or a machine that fails, would be an outage.')
@minValue(2)
@maxValue(30)
param instances int = 2

@description('The size of an instance: Basic or above, as the service never sleeps.')
param instanceSize string = 'P0v3'

@description('How many copies of the data there are, and where. Where a region has no zones: Standard_LRS.')
@allowed(['Standard_LRS', 'Standard_ZRS', 'Standard_GRS', 'Standard_GZRS'])
param redundancy string = 'Standard_ZRS'

@description('For how many days deleted and overwritten data can be brought back: no more than backup-days in dialogs/operator.yaml promises.')
@minValue(1)
@maxValue(365)
param deletedDataDays int = 14

var unique = uniqueString(resourceGroup().id)
var globalName = toLower('${name}-${unique}')

resource identity 'Microsoft.ManagedIdentity/userAssignedIdentities@2023-01-31' = {
  name: name
  location: location
}

module storage 'modules/storage.bicep' = {
  params: {
    name: '${take(replace(toLower(name), '-', ''), 11)}${unique}'
    location: location
    redundancy: redundancy
    deletedDataDays: deletedDataDays
    servicePrincipalId: identity.properties.principalId
    operatorPrincipalId: deployer().objectId
  }
}

module monitoring 'modules/monitoring.bicep' = {
  params: {
    name: name
    location: location
  }
}

module service 'modules/service.bicep' = {
  params: {
    name: globalName
    location: location
    instances: instances
    instanceSize: instanceSize
    identityName: identity.name
    storageUri: storage.outputs.blobUri
    applicationInsightsName: monitoring.outputs.applicationInsightsName
  }
}

module bot 'modules/bot.bicep' = {
  params: {
    name: globalName
    identityName: identity.name
    host: service.outputs.host
  }
}

module alerts 'modules/alerts.bicep' = {
  params: {
    name: name
    location: location
    email: alertEmail
    applicationInsightsId: monitoring.outputs.applicationInsightsId
    webAppId: service.outputs.webAppId
  }
}

@description('Where the chat page is.')
output endpoint string = 'https://${service.outputs.host}'

@description('What teams-package is told as --domain.')
output host string = service.outputs.host

@description('What teams-package is told as --app-id.')
output appId string = identity.properties.clientId

@description('Where az webapp deploys to.')
output webApp string = service.outputs.webApp

@description('The account that has the data.')
output storageAccount string = storage.outputs.account

@description('What the commands are told as --Storage:ServiceUri.')
output storageUri string = storage.outputs.blobUri
