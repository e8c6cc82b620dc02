// The account that holds the clients' data, the queue of reminders and the content, and who may do what with it.
param name string
param location string
param redundancy string
param deletedDataDays int

@description('Who the service is.')
param servicePrincipalId string

@description('Who pushes content and looks after the data: whoever deploys.')
param operatorPrincipalId string

var blobDataContributor = subscriptionResourceId('Microsoft.Authorization/roleDefinitions', 'ba92f5b4-2d11-453d-a403-e96b0029c9fe')
var queueDataContributor = subscriptionResourceId('Microsoft.Authorization/roleDefinitions', '974c5e8b-45b9-4653-ba55-5f855dd0fb88')

resource account 'Microsoft.Storage/storageAccounts@2023-05-01' = {
  name: name
  location: location
  kind: 'StorageV2'
  sku: {
    name: redundancy
  }
  properties: {
    allowSharedKeyAccess: false
    allowBlobPublicAccess: false
    allowCrossTenantReplication: false
    defaultToOAuthAuthentication: true
    minimumTlsVersion: 'TLS1_2'
    supportsHttpsTrafficOnly: true
  }
}

// The containers and the queue are made by whoever needs them first: the service, and content push.
resource blobs 'Microsoft.Storage/storageAccounts/blobServices@2023-05-01' = {
  parent: account
  name: 'default'
  properties: {
    deleteRetentionPolicy: {
      enabled: true
      days: deletedDataDays
    }
    containerDeleteRetentionPolicy: {
      enabled: true
      days: deletedDataDays
    }
  }
}

resource serviceBlobs 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  scope: account
  name: guid(account.id, servicePrincipalId, blobDataContributor)
  properties: {
    principalId: servicePrincipalId
    principalType: 'ServicePrincipal'
    roleDefinitionId: blobDataContributor
  }
}

resource serviceQueues 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  scope: account
  name: guid(account.id, servicePrincipalId, queueDataContributor)
  properties: {
    principalId: servicePrincipalId
    principalType: 'ServicePrincipal'
    roleDefinitionId: queueDataContributor
  }
}

resource operatorBlobs 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  scope: account
  name: guid(account.id, operatorPrincipalId, blobDataContributor)
  properties: {
    principalId: operatorPrincipalId
    roleDefinitionId: blobDataContributor
  }
}

output account string = account.name
output blobUri string = account.properties.primaryEndpoints.blob
