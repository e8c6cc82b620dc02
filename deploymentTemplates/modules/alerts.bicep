// Who is told, and of what: turns that failed, reminders that did not come in time, and a service that is not ready and so counts nothing.
param name string
param location string
param email string
param applicationInsightsId string
param webAppId string

var counted = [
  {
    name: 'failed-turns'
    about: 'Turns failed: the client was told so, and nothing of the turn is stored. The log has the reason.'
    query: 'customMetrics | where name == "turns" and tostring(customDimensions.outcome) == "failed"'
  }
  {
    name: 'late-reminders'
    about: 'Reminders were late, did not come at all, or cannot be worked out. The command "reminders" shows whose.'
    query: 'customMetrics | where name in ("reminders.late", "reminders.skipped", "reminders.expired", "reminders.set_aside")'
  }
]

resource people 'Microsoft.Insights/actionGroups@2023-01-01' = {
  name: name
  location: 'global'
  properties: {
    enabled: true
    groupShortName: 'pore-routine'
    emailReceivers: [
      {
        name: 'operator'
        emailAddress: email
        useCommonAlertSchema: true
      }
    ]
  }
}

resource counters 'Microsoft.Insights/scheduledQueryRules@2022-06-15' = [
  for alert in counted: {
    name: '${name}-${alert.name}'
    location: location
    properties: {
      displayName: '${name}: ${alert.name}'
      description: alert.about
      severity: 2
      enabled: true
      scopes: [applicationInsightsId]
      evaluationFrequency: 'PT5M'
      windowSize: 'PT15M'
      autoMitigate: true
      criteria: {
        allOf: [
          {
            query: alert.query
            metricMeasureColumn: 'valueSum'
            timeAggregation: 'Total'
            operator: 'GreaterThan'
            threshold: 0
          }
        ]
      }
      actions: {
        actionGroups: [people.id]
      }
    }
  }
]

resource readiness 'Microsoft.Insights/metricAlerts@2018-03-01' = {
  name: '${name}-not-ready'
  location: 'global'
  properties: {
    description: 'A quarter of the instances, or more, are not ready: the store does not answer, or there is no content.'
    severity: 1
    enabled: true
    scopes: [webAppId]
    evaluationFrequency: 'PT5M'
    windowSize: 'PT5M'
    autoMitigate: true
    criteria: {
      'odata.type': 'Microsoft.Azure.Monitor.SingleResourceMultipleMetricCriteria'
      allOf: [
        {
          criterionType: 'StaticThresholdCriterion'
          name: 'health'
          metricName: 'HealthCheckStatus'
          timeAggregation: 'Average'
          operator: 'LessThan'
          threshold: 75
        }
      ]
    }
    actions: [
      {
        actionGroupId: people.id
      }
    ]
  }
}
