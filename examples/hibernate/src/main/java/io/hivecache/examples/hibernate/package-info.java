/** A shop on Hibernate ORM whose second-level cache is a remote hive that all its nodes share. */
package io.hivecache.examples.hibernate;
