// The web app: two instances or more of one zip, equal in rights. A conversation may go on at any of them.
param name string
param location string
param instances int
param instanceSize string
param identityName string
param storageUri string
param applicationInsightsName string

resource identity 'Microsoft.ManagedIdentity/userAssignedIdentities@2023-01-31' existing = {
  name: identityName
}

resource applicationInsights 'Microsoft.Insights/components@2020-02-02' existing = {
  name: applicationInsightsName
}

resource plan 'Microsoft.Web/serverfarms@2023-12-01' = {
  name: name
  location: location
  kind: 'linux'
  sku: {
    name: instanceSize
    capacity: instances
  }
  properties: {
    reserved: true
  }
}

resource site 'Microsoft.Web/sites@2023-12-01' = {
  name: name
  location: location
  kind: 'app,linux'
  identity: {
    type: 'UserAssigned'
    userAssignedIdentities: {
      '${identity.id}': {}
    }
  }
  properties: {
    serverFarmId: plan.id
    httpsOnly: true
    clientAffinityEnabled: false
    siteConfig: {
      linuxFxVersion: 'DOTNETCORE|10.0'
      alwaysOn: true
      webSocketsEnabled: true
      ftpsState: 'Disabled'
      minTlsVersion: '1.2'
      scmMinTlsVersion: '1.2'
      healthCheckPath: '/healthz/ready'
    }
  }
}

resource settings 'Microsoft.Web/sites/config@2023-12-01' = {
  parent: site
  name: 'appsettings'
  properties: {
    ASPNETCORE_ENVIRONMENT: 'Production'
    // Callers' addresses and https are known from the front end's headers, and nobody gets past the front end.
    ASPNETCORE_FORWARDEDHEADERS_ENABLED: 'true'
    MicrosoftAppType: 'UserAssignedMSI'
    MicrosoftAppId: identity.properties.clientId
    MicrosoftAppTenantId: tenant().tenantId
    Storage__Provider: 'AzureStorage'
    Storage__ServiceUri: storageUri
    Content__Source: 'content'
    Web__PublicOrigin: 'https://${site.properties.defaultHostName}'
    // Says where telemetry goes; it is no password.
    APPLICATIONINSIGHTS_CONNECTION_STRING: applicationInsights.properties.ConnectionString
    // The zip is mounted as it is: no instance ever sees half of a version.
    WEBSITE_RUN_FROM_PACKAGE: '1'
    // A new instance gets requests once it is ready, and ten minutes to become so: new content is learnt first.
    WEBSITE_WARMUP_PATH: '/healthz/ready'
    WEBSITE_WARMUP_STATUSES: '200'
    WEBSITES_CONTAINER_START_TIME_LIMIT: '600'
    // An old one has a minute to finish what it has begun.
    WEBSITES_CONTAINER_STOP_TIME_LIMIT: '60'
    // One that is not ready for two minutes gets no more requests.
    WEBSITE_HEALTHCHECK_MAXPINGFAILURES: '2'
  }
}

// Whoever deploys does so as themselves: the passwords that the platform makes for each app are good for nothing.
resource noFtpPassword 'Microsoft.Web/sites/basicPublishingCredentialsPolicies@2023-12-01' = {
  parent: site
  name: 'ftp'
  properties: {
    allow: false
  }
}

resource noDeploymentPassword 'Microsoft.Web/sites/basicPublishingCredentialsPolicies@2023-12-01' = {
  parent: site
  name: 'scm'
  properties: {
    allow: false
  }
}

output webApp string = site.name
output webAppId string = site.id
output host string = site.properties.defaultHostName
